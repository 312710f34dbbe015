package offhook.app;

import offhook.address.Ipv4;
import offhook.address.Subnet;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a rule asks of a packet: fields by nft's names, and the values of which one has to be there.
 * Pure.
 *
 * @param fields one, or several side by side, as {@code meta l4proto . th dport}
 * @param values each with as many parts as there are fields
 */
record FirewallCondition(List<String> fields, List<String> values, boolean isNot)
        implements Predicate<Arrival> {
    static final String FIELD =
            "(?:udp|tcp|th) [ds]port|meta l4proto|ip protocol|meta nfproto|iif(?:name)?"
                    + "|ip saddr|ct state|tcp flags";

    private static final int NO_NUMBER = -1;

    FirewallCondition {
        fields = List.copyOf(fields);
        values = List.copyOf(values);
    }

    static FirewallCondition of(String field, String values) {
        return new FirewallCondition(List.of(field), list(values), false);
    }

    /** What has commas between it. */
    static List<String> list(String values) {
        return Arrays.stream(values.split(","))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    FirewallCondition negated() {
        return new FirewallCondition(fields, values, !isNot);
    }

    @Override
    public boolean test(Arrival arrival) {
        // A port of the other protocol is neither equal nor unequal.
        boolean isAsked = fields.stream().allMatch(field -> has(field, arrival));
        return isAsked && values.stream().anyMatch(value -> isMet(value, arrival)) != isNot;
    }

    private static boolean has(String field, Arrival arrival) {
        return switch (field) {
            case "udp dport", "udp sport" -> arrival.over() == Arrival.Over.UDP;
            case "tcp dport", "tcp sport", "tcp flags" -> arrival.over() == Arrival.Over.TCP;
            default -> true;
        };
    }

    private boolean isMet(String value, Arrival arrival) {
        List<String> parts =
                fields.size() == 1 ? List.of(value) : List.of(value.strip().split(" \\. "));
        if (parts.size() != fields.size()) {
            return false;
        }
        for (int i = 0; i < parts.size(); i++) {
            if (!is(fields.get(i), parts.get(i), arrival)) {
                return false;
            }
        }
        return true;
    }

    private static boolean is(String field, String value, Arrival arrival) {
        return switch (field) {
            case "udp dport", "tcp dport", "th dport" -> holds(value, arrival.port());
            case "udp sport", "tcp sport", "th sport" -> holds(value, arrival.fromPort());
            case "meta l4proto", "ip protocol" -> arrival.over().is(value);
            case "meta nfproto" -> value.equals("ipv4");
            case "iif", "iifname" -> isCard(value.replace("\"", ""), arrival.wire().card());
            case "ip saddr" -> isFrom(value, arrival.from());
            case "ct state" -> value.equalsIgnoreCase(arrival.isReply() ? "established" : "new");
            case "tcp flags" -> value.equals("syn") && !arrival.isReply();
            default -> false;
        };
    }

    /** nft's wildcard is a star, iptables' a plus. */
    private static boolean isCard(String value, String card) {
        return value.matches(".*[*+]")
                ? card.startsWith(value.substring(0, value.length() - 1))
                : card.equals(value);
    }

    /**
     * @param value an address, a network or two ends
     */
    static boolean isFrom(String value, Ipv4 address) {
        if (value.contains("/")) {
            return Subnet.read(value).filter(subnet -> subnet.contains(address)).isPresent();
        }
        List<Ipv4> ends =
                Stream.of(value.split("-")).flatMap(end -> Ipv4.read(end).stream()).toList();
        return !ends.isEmpty()
                && ends.getFirst().compareTo(address) <= 0
                && address.compareTo(ends.getLast()) <= 0;
    }

    /**
     * @param ports numbers and ranges with commas between them; empty holds all
     */
    static boolean holds(String ports, int port) {
        if (ports.isEmpty()) {
            return true;
        }
        for (String part : ports.split(",")) {
            String[] ends = part.strip().split("[-:]");
            int first = number(ends[0]);
            int last = ends.length > 1 ? number(ends[1]) : first;
            if (first != NO_NUMBER && first <= port && port <= last) {
                return true;
            }
        }
        return false;
    }

    private static int number(String text) {
        return text.matches("\\d{1,5}") ? Integer.parseInt(text) : NO_NUMBER;
    }
}
