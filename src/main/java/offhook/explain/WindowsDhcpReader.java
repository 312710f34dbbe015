package offhook.explain;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.event.StationEvent.Asking;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Windows' DHCP server (DhcpSrvLog-*.log), its columns behind a time and a mark. */
final class WindowsDhcpReader implements LineReader {
    /** Put there by {@link Wrapping}. */
    static final String MARK = "windows-dhcp ";

    private static final int NAME = 3;
    private static final int MAC = 4;
    private static final int VENDOR_CLASS_HEX = 11;
    private static final int VENDOR_CLASS = 12;

    /** The columns of the newest versions; a line has no more commas than that. */
    private static final int COLUMNS_MAX = 24;

    @Override
    public String program() {
        return "Windows DHCP";
    }

    @Override
    public List<String> words() {
        return List.of("windows-dhcp ");
    }

    @Override
    public LineReading read(LogLine line) {
        if (!line.text().startsWith(MARK)) {
            return LineReading.NOT_MINE;
        }
        List<String> columns = columns(line.text().substring(MARK.length()));
        if (columns.size() <= MAC) {
            return LineReading.NOTHING;
        }
        Optional<MacAddress> mac = MacAddress.read(columns.get(MAC));
        Optional<Ipv4> address = Ipv4.read(columns.get(2));
        return mac.isEmpty() || address.isEmpty()
                ? LineReading.NOTHING
                : told(columns, mac.get(), address.get());
    }

    private static LineReading told(List<String> columns, MacAddress mac, Ipv4 address) {
        String name = columns.get(NAME).replaceFirst("\\..*", "");
        String vendor =
                columns.size() > VENDOR_CLASS
                        ? longer(text(columns.get(VENDOR_CLASS_HEX)), columns.get(VENDOR_CLASS))
                        : "";
        var granted = Dhcp.granted(mac, name, address, 0, Ipv4.ANY);
        return switch (columns.getFirst()) {
            case "10" -> LineReading.of(asked(Asking.DISCOVER, mac, vendor, name), granted);
            case "11" -> LineReading.of(asked(Asking.RENEWING, mac, vendor, name), granted);
            case "12" -> LineReading.of(Dhcp.released(mac, address));
            case "13" -> LineReading.of(Dhcp.givenUp(mac, address, "somebody else has it"));
            case "14" -> LineReading.of(refused(mac, address, "no address is free"));
            case "15" -> LineReading.of(refused(mac, address, "the server said no"));
            default -> LineReading.NOTHING;
        };
    }

    private static Clue asked(Asking asking, MacAddress mac, String vendor, String name) {
        return Dhcp.asked(mac, asking, vendor, name, Optional.empty(), Optional.empty());
    }

    private static Clue refused(MacAddress mac, Ipv4 address, String why) {
        return Dhcp.refused(mac, Optional.of(address), why);
    }

    private static String longer(Optional<String> one, String two) {
        return one.filter(text -> text.length() > two.length()).orElse(two);
    }

    /** {@code 0x436973636F…}: the text beside it need not be quoted, and Cisco's has a comma. */
    private static Optional<String> text(String hex) {
        if (!hex.startsWith("0x") || hex.length() < 4 || hex.length() % 2 != 0) {
            return Optional.empty();
        }
        var text = new StringBuilder();
        for (int i = 2; i < hex.length(); i += 2) {
            if (!LineScan.isHex(hex, i) || !LineScan.isHex(hex, i + 1)) {
                return Optional.empty();
            }
            int c =
                    Character.digit(hex.charAt(i), 16) << 4
                            | Character.digit(hex.charAt(i + 1), 16);
            if (c != 0) {
                text.append((char) c);
            }
        }
        return Optional.of(text.toString());
    }

    /** What stands in quotes may hold commas, as Cisco's option 60 does. */
    private static List<String> columns(String text) {
        var columns = new ArrayList<String>();
        var column = new StringBuilder();
        boolean isQuoted = false;
        for (int i = 0; i < text.length() && columns.size() < COLUMNS_MAX; i++) {
            char c = text.charAt(i);
            if (c == '"') {
                isQuoted = !isQuoted;
            } else if (c == ',' && !isQuoted) {
                columns.add(column.toString().strip());
                column.setLength(0);
            } else {
                column.append(c);
            }
        }
        columns.add(column.toString().strip());
        return columns;
    }
}
