package offhook.explain;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.dhcp.DhcpKind;
import offhook.dhcp.DhcpOption;
import offhook.wire.Bytes;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A DHCP message as {@code tcpdump -v} prints it, field by field, in its old and new layouts. */
final class TcpdumpLease {
    private static final Pattern REQUEST = Pattern.compile("Request from " + Words.MAC);
    private static final Pattern XID = Pattern.compile("xid (0x[0-9a-f]+)");
    private static final Pattern SECS = Pattern.compile("secs (\\d{1,5})");
    private static final Pattern FIELD =
            Pattern.compile("^(Your|Client|Gateway|Server)-IP " + Words.IP);
    private static final Pattern OWNER = Pattern.compile("^Client-Ethernet-Address " + Words.MAC);
    private static final Pattern OPTION =
            Pattern.compile(
                    "^[\\w ,/-]+? ?(?:Option |\\()(\\d{1,3})\\)?, length (\\d{1,3}):?\\s*(.*)$");
    private static final Pattern CODES = Pattern.compile("\\((\\d{1,3})\\)");

    /** A message asks for no more. */
    private static final int PARAMETERS_MAX = 128;

    private final DhcpTalk talk = new DhcpTalk();
    private final Remembered<String, MacAddress> clients = new Remembered<>(DhcpTalk.CLIENTS_MAX);
    private Optional<LeaseDraft> open = Optional.empty();
    private Optional<MacAddress> mac = Optional.empty();
    private String xid = "";
    private boolean isList;
    private Bytes parameters = Bytes.EMPTY;

    /** The line that names the message; ends the one before. */
    List<Clue> begin(String text) {
        List<Clue> before = end();
        var draft = new LeaseDraft(text.contains("Reply"));
        open = Optional.of(draft);
        if (text.contains("Flags [Broadcast]")) {
            draft.broadcast();
        }
        Matcher request = REQUEST.matcher(text);
        mac = request.find() ? Words.mac(request.group(1)) : Optional.empty();
        Matcher transaction = XID.matcher(text);
        xid = transaction.find() ? transaction.group(1) : "";
        mac = mac.or(() -> Optional.ofNullable(clients.get(xid)));
        Matcher seconds = SECS.matcher(text);
        draft.secs(seconds.find() ? Integer.parseInt(seconds.group(1)) : 0);
        return before;
    }

    boolean isOpen() {
        return open.isPresent();
    }

    /** Whether the line belongs to the message. */
    boolean detail(String text) {
        if (open.isEmpty()) {
            return false;
        }
        LeaseDraft draft = open.get();
        Matcher field = FIELD.matcher(text);
        if (field.find()) {
            Ipv4 address = Words.address(field, 2).orElse(Ipv4.ANY);
            switch (field.group(1)) {
                case "Your" -> draft.yiaddr(address);
                case "Client" -> draft.ciaddr(address);
                case "Server" -> draft.siaddr(address);
                default -> draft.giaddr(address);
            }
            return true;
        }
        Matcher owner = OWNER.matcher(text);
        if (owner.find()) {
            mac = Words.mac(owner.group(1)).or(() -> mac);
            return true;
        }
        Matcher option = OPTION.matcher(text);
        if (option.find()) {
            option(draft, option);
            return true;
        }
        if (isList) {
            listed(text);
        }
        return isList || text.startsWith("Vendor-rfc1048") || text.startsWith("Magic Cookie");
    }

    private void option(LeaseDraft draft, Matcher match) {
        int code = Integer.parseInt(match.group(1));
        if (code < 1 || code > 254) {
            return;
        }
        int length = Integer.parseInt(match.group(2));
        draft.option(code, value(code, length, match.group(3).strip()));
        isList = code == DhcpOption.PARAMETER_LIST;
        if (isList) {
            listed(match.group(3));
        }
    }

    /** New layouts write the numbers behind the names; without them the order stays unknown. */
    private void listed(String text) {
        Matcher code = CODES.matcher(text);
        var codes = new StringBuilder(parameters.text());
        while (code.find() && codes.length() < PARAMETERS_MAX) {
            codes.append((char) (Integer.parseInt(code.group(1)) & 0xff));
        }
        parameters = Bytes.ofText(codes.toString());
    }

    private static Bytes value(int code, int length, String text) {
        return switch (code) {
            case DhcpOption.MESSAGE_TYPE -> Bytes.of(kind(text));
            case DhcpOption.LEASE_SECONDS -> number(text);
            case DhcpOption.TFTP_SERVERS -> servers(length, text);
            case DhcpOption.REQUESTED_ADDRESS, DhcpOption.SERVER_IDENTIFIER ->
                    Ipv4.read(text).map(Ipv4::bytes).orElse(Bytes.of(0, 0, 0, 0));
            default -> Bytes.ofText(unquoted(text));
        };
    }

    private static int kind(String text) {
        for (DhcpKind kind : DhcpKind.values()) {
            if (text.toUpperCase(Locale.ROOT).startsWith(kind.name())) {
                return kind.code();
            }
        }
        return 0;
    }

    private static Bytes number(String text) {
        boolean isNumber = text.matches("\\d{1,9}");
        int value = isNumber ? Integer.parseInt(text) : 0;
        return new Ipv4(value).bytes();
    }

    /** Old versions do not know the option and print a number. */
    private static Bytes servers(int length, String text) {
        if (length % 4 != 0) {
            return Bytes.ofText((unquoted(text) + " ".repeat(length)).substring(0, length));
        }
        Optional<Ipv4> first = Ipv4.read(text.split("[ ,]", 2)[0]);
        if (first.isPresent()) {
            return first.get().bytes();
        }
        return text.matches("\\d{1,10}")
                ? new Ipv4((int) Long.parseLong(text)).bytes()
                : Bytes.ofText(unquoted(text));
    }

    private static String unquoted(String text) {
        String plain = text.length() > 1 && text.startsWith("\"") ? text.substring(1) : text;
        return (plain.endsWith("\"") ? plain.substring(0, plain.length() - 1) : plain)
                .replace("^@", "\0");
    }

    /** What the message told, if there is one. */
    List<Clue> end() {
        if (open.isEmpty()) {
            return List.of();
        }
        LeaseDraft draft = open.get().of(mac);
        List<Clue> said = draft.instead(DhcpOption.PARAMETER_LIST, parameters).heard(talk);
        mac.filter(client -> !xid.isEmpty()).ifPresent(client -> clients.put(xid, client));
        open = Optional.empty();
        isList = false;
        parameters = Bytes.EMPTY;
        return said;
    }

    /** When there is no more text. */
    List<Clue> last() {
        return talk.end();
    }
}
