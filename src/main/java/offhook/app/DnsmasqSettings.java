package offhook.app;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.address.Subnet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the DHCP lines of a {@code dnsmasq.conf}. */
final class DnsmasqSettings {
    /** Where dnsmasq takes the mask from the interface. */
    private static final int USUAL_PREFIX = 24;

    private static final Map<String, Integer> OPTIONS =
            Map.of(
                    "router", 3,
                    "dns-server", 6,
                    "domain-name", 15,
                    "ntp-server", 42,
                    "tftp-server", 66,
                    "tftp-server-address", 150);

    private final SettingsDraft draft = new SettingsDraft();

    private DnsmasqSettings() {}

    static SettingsDraft translate(String text) {
        var reader = new DnsmasqSettings();
        text.lines()
                .map(line -> line.replaceFirst("(^|\\s)#.*", "").strip())
                .filter(line -> line.startsWith("dhcp-"))
                .forEach(reader::line);
        return reader.draft;
    }

    private void line(String line) {
        int is = line.indexOf('=');
        String key = is < 0 ? line : line.substring(0, is);
        var words = new ArrayList<>(List.of(line.substring(is + 1).split(",")));
        // Conditions, "set:phones" and "tag:phones", are not carried over.
        if (words.removeIf(word -> word.matches("(set|tag|net):.*"))) {
            draft.note(line + ": its tag is left out.");
        }
        switch (key) {
            case "dhcp-range" -> range(line, words);
            case "dhcp-option", "dhcp-option-force" -> option(line, words);
            case "dhcp-host" -> host(line, words);
            case "dhcp-authoritative" -> {
                // We always are.
            }
            default -> draft.note(line + ": left out.");
        }
    }

    private void range(String line, List<String> words) {
        Optional<Ipv4> first = words.isEmpty() ? Optional.empty() : Ipv4.read(words.getFirst());
        Optional<Ipv4> last = words.size() < 2 ? Optional.empty() : Ipv4.read(words.get(1));
        if (first.isEmpty() || last.isEmpty()) {
            draft.note(line + ": left out.");
            return;
        }
        SettingsDraft.Part part = draft.part();
        int prefix = USUAL_PREFIX;
        for (String word : words.subList(2, words.size())) {
            Optional<Ipv4> mask = Ipv4.read(word);
            if (mask.isPresent() && mask.get().value() >>> 24 == 255) {
                prefix = Integer.bitCount(mask.get().value());
            }
            DurationText.read(word).ifPresent(lease -> part.lease(lease.toSeconds()));
        }
        part.subnet(Subnet.around(first.get(), prefix));
        part.pool(first.get(), last.get());
    }

    private void option(String line, List<String> words) {
        String name = words.isEmpty() ? "" : words.removeFirst().strip().replace("option:", "");
        Optional<Integer> code =
                name.matches("\\d{1,3}")
                        ? Optional.of(Integer.parseInt(name))
                        : Optional.ofNullable(OPTIONS.get(name));
        if (code.isEmpty() || words.isEmpty()) {
            draft.note(line + ": left out.");
        } else {
            draft.option(draft.general(), code.get(), String.join(",", words));
        }
    }

    private void host(String line, List<String> words) {
        Optional<MacAddress> mac =
                words.stream().flatMap(word -> MacAddress.read(word).stream()).findFirst();
        Optional<Ipv4> address =
                words.stream().flatMap(word -> Ipv4.read(word).stream()).findFirst();
        if (mac.isPresent() && address.isPresent()) {
            draft.reserve(mac.get(), address.get());
        } else {
            draft.note(line + ": left out.");
        }
    }
}
