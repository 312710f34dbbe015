package offhook.app;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.address.Subnet;
import offhook.dhcp.DhcpOption;
import offhook.dhcp.Pool;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An {@code offhook.toml} being written from another server's settings. */
final class SettingsDraft {
    /** They follow from the subnet; nobody misses them. */
    private static final Set<Integer> IMPLIED = Set.of(1, 28);

    /** DHCP's own; each server says them as it needs. */
    private static final Set<Integer> PROTOCOL =
            Set.of(50, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 82, 118);

    /** RFC 2132: options that are numbers; written as text they would be sent as text. */
    private static final Set<Integer> NUMBERS =
            Set.of(2, 13, 19, 20, 22, 23, 24, 26, 27, 29, 30, 31, 34, 35, 36, 37, 38, 39, 46);

    /** RFC 3442 and its like: routes, not a list of addresses. */
    private static final Set<Integer> ROUTES = Set.of(33, 121, 249);

    private static final Set<Integer> NEED_ADDRESSES =
            Set.of(
                    DhcpOption.ROUTER,
                    DhcpOption.DNS,
                    DhcpOption.TFTP_SERVER_NAME,
                    DhcpOption.TFTP_SERVERS);

    private final DraftedSubnet general = new DraftedSubnet();
    private final List<DraftedSubnet> parts = new ArrayList<>();
    private final Map<MacAddress, Ipv4> reservations = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    /** What was said outside of every subnet. */
    DraftedSubnet general() {
        return general;
    }

    DraftedSubnet part() {
        var part = new DraftedSubnet();
        parts.add(part);
        return part;
    }

    void reserve(MacAddress mac, Ipv4 address) {
        Ipv4 other = reservations.put(mac, address);
        if (other != null && !other.equals(address)) {
            note(mac + " had " + other + " reserved as well: only " + address + " is taken over.");
        }
    }

    /** What could not be carried over, and why. */
    void note(String sentence) {
        // One line, or the rest of it would be read as settings.
        String line = sentence.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        if (!notes.contains(line)) {
            notes.add(line);
        }
    }

    /**
     * An option by its number, whatever its value means.
     *
     * @param said addresses, hex with colons or 0x, a number, or text, as most servers write it
     */
    void option(DraftedSubnet part, int code, String said) {
        String value = said.strip().replaceAll("(?s)^\"(.*)\"$", "$1");
        var addresses = new ArrayList<Ipv4>();
        boolean areAddresses = true;
        for (String word : value.split("[,;\\s]+")) {
            Optional<Ipv4> address = Ipv4.read(word);
            address.ifPresent(addresses::add);
            areAddresses &= address.isPresent();
        }
        if (IMPLIED.contains(code) || value.isEmpty()) {
            return;
        }
        if (code < 1 || code > 254 || PROTOCOL.contains(code)) {
            note("option " + code + " " + value + ": left out.");
        } else if (areAddresses && addresses.contains(Ipv4.ANY)) {
            note("option " + code + " 0.0.0.0, which means the server itself: left out.");
        } else if (areAddresses) {
            part.addresses(code, addresses);
        } else if (code == DhcpOption.LEASE_SECONDS) {
            if (value.matches("\\d{1,10}")) {
                part.lease(Long.parseLong(value));
            }
        } else if (NEED_ADDRESSES.contains(code)) {
            note("option " + code + " says " + value + ", which is no address: left out.");
        } else if (value.matches("(?i)[0-9a-f]{1,2}(:[0-9a-f]{1,2})+")) {
            part.text(code, "0x" + value.replaceAll("\\b([^:])\\b", "0$1").replace(":", ""));
        } else if (ROUTES.contains(code) && !value.startsWith("0x")) {
            note("option " + code + " " + value + ": left out; write it as 0x… by hand.");
        } else if (code == 2 && value.matches("-\\d{1,6}")) {
            part.text(code, "0x%08x".formatted(Integer.parseInt(value)));
        } else {
            part.text(code, value);
        }
    }

    /** Sizes of the fields are known, so it is bytes. */
    void number(DraftedSubnet part, int code, String said, int bits) {
        if (said.strip().matches("-?\\d{1,10}")) {
            long mask = (1L << bits) - 1;
            String hex = Long.toHexString(Long.parseLong(said.strip()) & mask);
            part.text(code, "0x" + "0".repeat(Math.max(0, bits / 4 - hex.length())) + hex);
        } else {
            note("option " + code + " " + said + ", which is no number: left out.");
        }
    }

    /** A mask's bits, empty if it has a gap. */
    static Optional<Integer> prefix(Ipv4 mask) {
        int bits = Integer.numberOfLeadingZeros(~mask.value());
        boolean isWhole = bits == Integer.SIZE || mask.value() << bits == 0;
        return isWhole ? Optional.of(bits) : Optional.empty();
    }

    String toml(String origin) {
        List<DraftedSubnet> subnets = subnets();
        var out = new StringBuilder();
        general.trim(this::note);
        general.leaseSeconds().ifPresent(seconds -> lease(seconds, out));
        subnets.forEach(part -> subnet(part, out));
        reservations.forEach(
                (mac, address) ->
                        out.append("\n[[dhcp.reservation]]\nmac = \"")
                                .append(mac)
                                .append("\"\naddress = \"")
                                .append(address)
                                .append("\"\n"));
        var head = new StringBuilder("# Translated from ").append(origin).append(".\n");
        notes.forEach(note -> head.append("# ").append(note).append('\n'));
        return head.append("[dhcp]\n")
                .append(
                        subnets.isEmpty()
                                ? "serve = \"nobody\" # no addresses to give were found in it\n"
                                : "serve = \"phones\" # \"everyone\" answers computers as well\n")
                .append(out)
                .toString();
    }

    /** Each once. Where nothing is given away, nothing may be given away by us. */
    private List<DraftedSubnet> subnets() {
        var merged = new LinkedHashMap<Object, DraftedSubnet>();
        for (DraftedSubnet part : parts) {
            Object key = part.subnet().<Object>map(it -> it).orElse(part);
            DraftedSubnet before = merged.putIfAbsent(key, part);
            if (before != null) {
                before.join(part);
            }
        }
        merged.values().removeIf(part -> !gives(part));
        for (DraftedSubnet part : merged.values()) {
            part.inherit(general);
            part.trim(this::note);
        }
        reservations
                .values()
                .removeIf(address -> !merged.isEmpty() && isNowhere(address, merged.values()));
        return List.copyOf(merged.values());
    }

    /** A subnet with reservations alone gives these addresses alone. */
    private boolean gives(DraftedSubnet part) {
        if (part.subnet().isEmpty() || !part.pools().isEmpty()) {
            return true;
        }
        Subnet here = part.subnet().get();
        reservations.values().stream()
                .filter(here::contains)
                .distinct()
                .forEach(address -> part.pool(new Pool(address, address)));
        if (part.pools().isEmpty()) {
            note("subnet " + here + " has no range of addresses to give: left out.");
        }
        return !part.pools().isEmpty();
    }

    private boolean isNowhere(Ipv4 address, Iterable<DraftedSubnet> subnets) {
        for (DraftedSubnet part : subnets) {
            if (part.subnet().filter(it -> it.contains(address)).isPresent()) {
                return false;
            }
        }
        note("the reservation of " + address + " lies in no subnet: left out.");
        return true;
    }

    private static void subnet(DraftedSubnet part, StringBuilder out) {
        out.append("\n[[dhcp.subnet]]\n");
        part.subnet().ifPresent(it -> out.append("subnet = \"").append(it).append("\"\n"));
        list("pool", part.pools(), out);
        if (!part.routers().isEmpty()) {
            out.append("router = \"").append(part.routers().getFirst()).append("\"\n");
        }
        list("dns", part.dns(), out);
        list("tftp", part.tftp(), out);
        part.leaseSeconds().ifPresent(seconds -> lease(seconds, out));
        part.options()
                .forEach(
                        (code, value) ->
                                out.append("option.")
                                        .append(code)
                                        .append(" = ")
                                        .append(written(code, value))
                                        .append('\n'));
    }

    private static String written(int code, String value) {
        if (NUMBERS.contains(code) && value.matches("\\d{1,10}")) {
            return Long.toString(Long.parseLong(value));
        }
        var text = new StringBuilder("\"");
        for (char each : value.replace("\\", "\\\\").replace("\"", "\\\"").toCharArray()) {
            text.append(
                    Character.isISOControl(each)
                            ? "\\u%04x".formatted((int) each)
                            : String.valueOf(each));
        }
        return text.append('"').toString();
    }

    private static void lease(long seconds, StringBuilder out) {
        var length = Duration.ofSeconds(seconds);
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

    private static void list(String key, List<?> values, StringBuilder out) {
        if (!values.isEmpty()) {
            List<String> words = values.stream().map(Object::toString).toList();
            out.append(key).append(" = [\"").append(String.join("\", \"", words)).append("\"]\n");
        }
    }
}
