package offhook.app;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.address.Subnet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An {@code offhook.toml} being written from another server's settings. */
final class SettingsDraft {
    private static final int ROUTER = 3;
    private static final int DNS = 6;
    private static final int LEASE = 51;
    private static final int TFTP_NAME = 66;
    private static final int TFTP_LIST = 150;

    /** One subnet, as far as it was said. */
    static final class Part {
        private Optional<Subnet> subnet = Optional.empty();
        private final List<String> pools = new ArrayList<>();
        private final Map<Integer, String> options = new TreeMap<>();
        private List<Ipv4> routers = List.of();
        private List<Ipv4> dns = List.of();
        private List<Ipv4> tftp = List.of();
        private Optional<Long> leaseSeconds = Optional.empty();

        void subnet(Subnet other) {
            subnet = Optional.of(other);
        }

        Optional<Subnet> subnet() {
            return subnet;
        }

        void pool(Ipv4 first, Ipv4 last) {
            pools.add(first + "-" + last);
        }

        boolean hasPool() {
            return !pools.isEmpty();
        }

        void lease(long seconds) {
            leaseSeconds = Optional.of(seconds);
        }

        /** Where option 150 was said, 66 adds nothing. */
        void addresses(int code, List<Ipv4> addresses) {
            switch (code) {
                case ROUTER -> routers = addresses;
                case DNS -> dns = addresses;
                case TFTP_LIST -> tftp = addresses;
                case TFTP_NAME -> tftp = tftp.isEmpty() ? addresses : tftp;
                default -> text(code, String.join(",", words(addresses)));
            }
        }

        /** Addresses with commas between them, hex with 0x, or text. */
        void text(int code, String value) {
            options.put(code, value);
        }

        private void inherit(Part general) {
            routers = routers.isEmpty() ? general.routers : routers;
            dns = dns.isEmpty() ? general.dns : dns;
            tftp = tftp.isEmpty() ? general.tftp : tftp;
            leaseSeconds = leaseSeconds.or(() -> general.leaseSeconds);
            general.options.forEach(options::putIfAbsent);
        }
    }

    private final Part general = new Part();
    private final List<Part> parts = new ArrayList<>();
    private final Map<MacAddress, Ipv4> reservations = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    /** What was said outside of every subnet. */
    Part general() {
        return general;
    }

    Part part() {
        var part = new Part();
        parts.add(part);
        return part;
    }

    List<Part> parts() {
        return parts;
    }

    void reserve(MacAddress mac, Ipv4 address) {
        reservations.put(mac, address);
    }

    /** What could not be carried over, and why. */
    void note(String sentence) {
        notes.add(sentence);
    }

    /**
     * An option by its number, whatever its value means.
     *
     * @param said addresses or text, as most servers write it
     */
    void option(Part part, int code, String said) {
        String value = said.strip().replaceAll("^\"(.*)\"$", "$1");
        var addresses = new ArrayList<Ipv4>();
        boolean areAddresses = true;
        for (String word : value.split("[,\\s]+")) {
            Optional<Ipv4> address = Ipv4.read(word);
            address.ifPresent(addresses::add);
            areAddresses &= address.isPresent();
        }
        if (areAddresses) {
            part.addresses(code, addresses);
        } else if (code == LEASE) {
            if (value.matches("\\d{1,9}")) {
                part.lease(Long.parseLong(value));
            }
        } else if (code == TFTP_NAME || code == TFTP_LIST || code == ROUTER || code == DNS) {
            note("option " + code + " says " + value + ", which is no address: left out.");
        } else if (code < 1 || code > 254 || code == 1) {
            note("option " + code + " " + value + ": left out.");
        } else {
            part.text(code, value);
        }
    }

    String toml(String origin) {
        var out = new StringBuilder("# Translated from ").append(origin).append(".\n");
        notes.forEach(note -> out.append("# ").append(note).append('\n'));
        out.append("[dhcp]\nserve = \"phones\" # \"everyone\" answers computers as well\n");
        general.leaseSeconds.ifPresent(seconds -> lease(seconds, out));
        for (Part part : parts) {
            part.inherit(general);
            subnet(part, out);
        }
        reservations.forEach(
                (mac, address) ->
                        out.append("\n[[dhcp.reservation]]\nmac = \"")
                                .append(mac)
                                .append("\"\naddress = \"")
                                .append(address)
                                .append("\"\n"));
        return out.toString();
    }

    private static void subnet(Part part, StringBuilder out) {
        out.append("\n[[dhcp.subnet]]\n");
        part.subnet.ifPresent(it -> out.append("subnet = \"").append(it).append("\"\n"));
        list("pool", part.pools, out);
        if (!part.routers.isEmpty()) {
            out.append("router = \"").append(part.routers.getFirst()).append("\"\n");
        }
        list("dns", words(part.dns), out);
        list("tftp", words(part.tftp), out);
        part.leaseSeconds.ifPresent(seconds -> lease(seconds, out));
        part.options.forEach(
                (code, value) ->
                        out.append("option.")
                                .append(code)
                                .append(" = \"")
                                .append(value.replace("\\", "\\\\").replace("\"", "\\\""))
                                .append("\"\n"));
    }

    private static void lease(long seconds, StringBuilder out) {
        var length = java.time.Duration.ofSeconds(seconds);
        out.append("lease = \"");
        part(length.toDays(), "d", out);
        part(length.toHoursPart(), "h", out);
        part(length.toMinutesPart(), "m", out);
        part(length.toSecondsPart(), "s", out);
        out.append("\"\n");
    }

    private static void part(long number, String unit, StringBuilder out) {
        if (number > 0) {
            out.append(number).append(unit);
        }
    }

    private static void list(String key, List<String> values, StringBuilder out) {
        if (!values.isEmpty()) {
            out.append(key).append(" = [\"").append(String.join("\", \"", values)).append("\"]\n");
        }
    }

    private static List<String> words(List<Ipv4> addresses) {
        return addresses.stream().map(Ipv4::toString).toList();
    }
}
