package offhook.app;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.address.Subnet;
import offhook.desk.AddressDesk;
import offhook.dhcp.Pool;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the lines of a {@code dnsmasq.conf} that are about addresses. */
final class DnsmasqSettings {
    /** Where dnsmasq takes the mask from the interface. */
    private static final int USUAL_PREFIX = 24;

    private static final String TAG = "(set|tag|net):.*";

    private static final Map<String, Integer> OPTIONS =
            Map.of(
                    "router", 3,
                    "dns-server", 6,
                    "domain-name", 15,
                    "ntp-server", 42,
                    "tftp-server", 66,
                    "tftp-server-address", 150);

    private final SettingsDraft draft = new SettingsDraft();

    /** What a range sets for its clients; options may be for these alone. */
    private final Map<String, DraftedSubnet> byTag = new HashMap<>();

    private boolean saysRouter;
    private boolean hasRange;

    private DnsmasqSettings() {}

    static SettingsDraft translate(String text) {
        var reader = new DnsmasqSettings();
        List<String> lines =
                text.lines()
                        .map(line -> line.replaceFirst("(^|\\s)#.*", "").strip())
                        .filter(line -> line.matches("(dhcp-|domain\\s*=|tftp-root\\s*=).*"))
                        .toList();
        // An option may stand before the range that it is for.
        lines.stream().filter(line -> line.startsWith("dhcp-range")).forEach(reader::line);
        lines.stream().filter(line -> !line.startsWith("dhcp-range")).forEach(reader::line);
        if (reader.hasRange && !reader.saysRouter) {
            reader.draft.note(
                    "without dhcp-option=3 dnsmasq calls itself router and DNS server: write"
                            + " router = \"…\" if it was one.");
        }
        return reader.draft;
    }

    private void line(String line) {
        String[] sides = line.split("\\s*=\\s*", 2);
        List<String> words =
                sides.length < 2
                        ? new ArrayList<>()
                        : new ArrayList<>(Arrays.asList(sides[1].split("\\s*,\\s*")));
        switch (sides[0]) {
            case "dhcp-range" -> range(line, words);
            case "dhcp-option", "dhcp-option-force" -> option(line, words);
            case "dhcp-host" -> host(line, words);
            case "dhcp-boot" -> boot(line, words);
            case "domain" -> draft.option(draft.general(), 15, words.getFirst());
            case "tftp-root" ->
                    draft.note(
                            line
                                    + ": give its firmware to offhook import, files of your own to"
                                    + " [tftp] folder.");
            case "dhcp-authoritative", "dhcp-leasefile", "dhcp-lease-max", "dhcp-no-override" -> {
                // We always are; the others are its own affair.
            }
            default -> draft.note(line + ": left out.");
        }
    }

    private void range(String line, List<String> words) {
        var tags = new ArrayList<String>();
        // Old files name the interface or the tag without "set:".
        while (!words.isEmpty()
                && (words.getFirst().matches(TAG) || words.getFirst().matches("[a-z][\\w-]*"))) {
            tags.add(words.removeFirst().replaceFirst("(set|tag|net):", ""));
        }
        Optional<Ipv4> first = words.isEmpty() ? Optional.empty() : Ipv4.read(words.getFirst());
        Optional<Ipv4> last = words.size() < 2 ? Optional.empty() : Ipv4.read(words.get(1));
        boolean isStatic = words.size() > 1 && words.get(1).equals("static");
        if (first.isEmpty() || last.isEmpty() && !isStatic) {
            draft.note(line + ": left out.");
            return;
        }
        hasRange = true;
        DraftedSubnet part = draft.part();
        tags.forEach(tag -> byTag.put(tag, part));
        int prefix = USUAL_PREFIX;
        for (String word : words.subList(2, words.size())) {
            Optional<Integer> mask =
                    Ipv4.read(word)
                            .filter(it -> it.value() >>> 24 == 255)
                            .flatMap(SettingsDraft::prefix);
            prefix = mask.orElse(prefix);
            lease(word, part);
        }
        part.subnet(Subnet.around(first.get(), prefix));
        last.flatMap(it -> Pool.read(first.get() + "-" + it)).ifPresent(part::pool);
    }

    private static void lease(String word, DraftedSubnet part) {
        if (word.equals("infinite")) {
            part.lease(AddressDesk.LEASE_MAX.toSeconds());
        } else if (word.matches("\\d{1,9}")) {
            part.lease(Long.parseLong(word));
        } else if (word.matches("\\d{1,4}w")) {
            part.lease(7L * 86_400 * Long.parseLong(word.substring(0, word.length() - 1)));
        } else {
            DurationText.read(word).ifPresent(lease -> part.lease(lease.toSeconds()));
        }
    }

    private void option(String line, List<String> words) {
        DraftedSubnet part = draft.general();
        while (!words.isEmpty() && (words.getFirst().matches(TAG) || isTag(words.getFirst()))) {
            String tag = words.removeFirst().replaceFirst("(set|tag|net):", "");
            if (byTag.containsKey(tag)) {
                part = byTag.get(tag);
            } else {
                draft.note(line + ": its tag is left out.");
            }
        }
        String name = words.isEmpty() ? "" : words.removeFirst().replace("option:", "");
        Optional<Integer> code =
                name.matches("\\d{1,3}")
                        ? Optional.of(Integer.parseInt(name))
                        : Optional.ofNullable(OPTIONS.get(name));
        saysRouter |= code.filter(it -> it == 3).isPresent();
        if (code.isEmpty() || words.isEmpty()) {
            draft.note(line + ": left out.");
        } else {
            draft.option(part, code.get(), String.join(",", words));
        }
    }

    private boolean isTag(String word) {
        return byTag.containsKey(word);
    }

    /** FILE,NAME,ADDRESS: of a phone's interest is the address. */
    private void boot(String line, List<String> words) {
        words.removeIf(word -> word.matches(TAG));
        if (words.size() > 2 && Ipv4.read(words.get(2)).isPresent()) {
            draft.option(draft.general(), 66, words.get(2));
        }
        draft.note(line + ": its file is left out.");
    }

    private void host(String line, List<String> words) {
        List<MacAddress> macs =
                words.stream()
                        .map(word -> word.replaceFirst("^id:(01:)?", ""))
                        .flatMap(word -> MacAddress.read(word).stream())
                        .toList();
        Optional<Ipv4> address =
                words.stream().flatMap(word -> Ipv4.read(word).stream()).findFirst();
        if (macs.isEmpty() || address.isEmpty()) {
            draft.note(line + ": left out.");
            return;
        }
        draft.reserve(macs.getFirst(), address.get());
        if (macs.size() > 1) {
            draft.note(line + ": its first MAC address alone is taken over.");
        }
    }
}
