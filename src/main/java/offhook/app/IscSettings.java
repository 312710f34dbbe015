package offhook.app;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.address.Subnet;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a {@code dhcpd.conf} of ISC: subnets, ranges, options, hosts. */
final class IscSettings {
    /** A statement ends with one of these. */
    private static final Pattern STATEMENT = Pattern.compile("([^;{}]*)([;{}])");

    private static final Pattern SUBNET = Pattern.compile("subnet\\s+(\\S+)\\s+netmask\\s+(\\S+)");
    private static final Pattern CODE =
            Pattern.compile("option\\s+(\\S+)\\s+code\\s+(\\d+)\\s*=.*", Pattern.DOTALL);
    private static final Pattern OPTION =
            Pattern.compile("option\\s+(\\S+)\\s+(.+)", Pattern.DOTALL);

    private final SettingsDraft draft = new SettingsDraft();
    private final Map<String, Integer> codes =
            new HashMap<>(
                    Map.of(
                            "routers", 3,
                            "domain-name-servers", 6,
                            "domain-name", 15,
                            "ntp-servers", 42,
                            "tftp-server-name", 66,
                            "tftp-server-address", 150));
    private final Deque<SettingsDraft.Part> open = new ArrayDeque<>();
    private Optional<MacAddress> mac = Optional.empty();
    private Optional<Ipv4> fixed = Optional.empty();

    private IscSettings() {
        open.push(draft.general());
    }

    static SettingsDraft translate(String text) {
        var reader = new IscSettings();
        Matcher statements = STATEMENT.matcher(text.replaceAll("(?m)#.*$", ""));
        while (statements.find()) {
            reader.statement(statements.group(1).strip(), statements.group(2).charAt(0));
        }
        return reader.draft;
    }

    private void statement(String said, char end) {
        switch (end) {
            case '{' -> open.push(opened(said));
            case '}' -> {
                if (mac.isPresent() && fixed.isPresent()) {
                    draft.reserve(mac.get(), fixed.get());
                }
                mac = Optional.empty();
                fixed = Optional.empty();
                if (open.size() > 1) {
                    open.pop();
                }
            }
            default -> plain(said, open.peek());
        }
    }

    private SettingsDraft.Part opened(String said) {
        Matcher subnet = SUBNET.matcher(said);
        if (!subnet.matches()) {
            if (!said.matches("(pool|group|shared-network|host)\\b.*")) {
                draft.note(said + " {…}: its condition is left out.");
            }
            return open.peek();
        }
        SettingsDraft.Part part = draft.part();
        Ipv4.read(subnet.group(1))
                .ifPresent(
                        network ->
                                Ipv4.read(subnet.group(2))
                                        .ifPresent(
                                                mask ->
                                                        part.subnet(
                                                                Subnet.around(
                                                                        network,
                                                                        Integer.bitCount(
                                                                                mask.value())))));
        return part;
    }

    private void plain(String said, SettingsDraft.Part part) {
        String[] words = said.split("\\s+");
        Matcher code = CODE.matcher(said);
        Matcher option = OPTION.matcher(said);
        if (code.matches()) {
            codes.put(code.group(1), Integer.parseInt(code.group(2)));
        } else if (option.matches()) {
            Integer known = codes.get(option.group(1));
            if (known != null) {
                draft.option(part, known, option.group(2));
            } else if (!option.group(1).matches("subnet-mask|broadcast-address")) {
                draft.note(said.replaceAll("\\s+", " ") + ": left out.");
            }
        } else if (said.startsWith("range")) {
            Optional<Ipv4> first = Ipv4.read(words[words.length > 3 ? 2 : 1]);
            Optional<Ipv4> last = Ipv4.read(words[words.length - 1]);
            if (first.isPresent() && last.isPresent()) {
                part.pool(first.get(), last.get());
            }
        } else if (said.startsWith("default-lease-time") && words[1].matches("\\d{1,9}")) {
            part.lease(Long.parseLong(words[1]));
        } else if (said.startsWith("hardware ethernet")) {
            mac = MacAddress.read(words[2]);
        } else if (said.startsWith("fixed-address")) {
            fixed = Ipv4.read(words[1].replace(",", ""));
        } else if (said.startsWith("next-server")) {
            draft.option(part, 66, words[1]);
        }
    }
}
