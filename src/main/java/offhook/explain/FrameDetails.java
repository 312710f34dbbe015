package offhook.explain;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.dhcp.DhcpOption;
import offhook.wire.Bytes;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One packet as Wireshark and tshark print it with all details ({@code -V}, "Export as plain
 * text"): what of it tells of files and addresses.
 */
final class FrameDetails {
    static final Pattern FRAME = Pattern.compile("^Frame \\d+: \\d+ bytes on wire");

    private static final Pattern EPOCH =
            Pattern.compile("^Epoch (?:Arrival )?Time: (\\d{10})\\.(\\d{9}) seconds");
    private static final Pattern IP =
            Pattern.compile(
                    "^Internet Protocol Version 4, Src: .*?"
                            + Words.IP
                            + "\\)?, Dst: .*?"
                            + Words.IP);
    private static final Pattern DHCP =
            Pattern.compile("^(?:Dynamic Host Configuration|Bootstrap) Protocol \\((\\w+)\\)");
    private static final Pattern FIELD = Pattern.compile("^([A-Z][\\w ()/-]{2,40}): (\\S.*)$");
    private static final Pattern IN_BRACKETS = Pattern.compile("\\(" + Words.MAC + "\\)");
    private static final Pattern DATA = Pattern.compile("^Data \\((\\d{1,5}) bytes\\)");

    /** Below that a block is the last (RFC 1350 §2). */
    private static final int USUAL_BLOCK_BYTES = 512;

    private Optional<Instant> at = Optional.empty();
    private Optional<Ipv4> from = Optional.empty();
    private Optional<Ipv4> to = Optional.empty();
    private Optional<LeaseDraft> lease = Optional.empty();
    private String operation = "";
    private String file = "";
    private String block = "";
    private String error = "";
    private int dataBytes = USUAL_BLOCK_BYTES;
    private boolean hasTransfer;

    Optional<Instant> at() {
        return at;
    }

    Optional<Ipv4> from() {
        return from;
    }

    Optional<Ipv4> to() {
        return to;
    }

    /** Details print the content of a block in hex, too, which is no packet. */
    boolean isContent(int bytes) {
        return hasTransfer && bytes == dataBytes;
    }

    /** Whether the line was one of those that tell. */
    boolean take(String text) {
        Matcher ip = IP.matcher(text);
        if (ip.find()) {
            from = Words.address(ip, 1);
            to = Words.address(ip, 2);
            return true;
        }
        Matcher dhcp = DHCP.matcher(text);
        if (dhcp.find()) {
            boolean isReply = List.of("Offer", "ACK", "NAK").contains(dhcp.group(1));
            lease = Optional.of(new LeaseDraft(isReply).kind(dhcp.group(1)));
            return true;
        }
        if (text.equals("Trivial File Transfer Protocol")) {
            hasTransfer = true;
            return true;
        }
        Matcher epoch = EPOCH.matcher(text);
        if (epoch.find()) {
            long seconds = Long.parseLong(epoch.group(1));
            at = Optional.of(Instant.ofEpochSecond(seconds, Long.parseLong(epoch.group(2))));
            return true;
        }
        Matcher data = DATA.matcher(text);
        if (hasTransfer && data.find()) {
            dataBytes = Integer.parseInt(data.group(1));
            return true;
        }
        if (text.startsWith("[")) {
            // What it found out by itself, such as the file's name again.
            return true;
        }
        Matcher field = FIELD.matcher(text);
        return field.find() && field(field.group(1), field.group(2).strip());
    }

    private boolean field(String name, String value) {
        if (hasTransfer) {
            switch (name) {
                case "Opcode" -> operation = value;
                case "Source File" -> file = value;
                case "Block" -> block = value;
                case "Error code" -> error = value;
                default -> {
                    return false;
                }
            }
            return true;
        }
        return lease.isPresent() && field(lease.get(), name, value);
    }

    private static boolean field(LeaseDraft draft, String name, String value) {
        Ipv4 address = Ipv4.read(value).orElse(Ipv4.ANY);
        switch (name) {
            case "Client MAC address" -> {
                Matcher mac = IN_BRACKETS.matcher(value);
                draft.of(mac.find() ? Words.mac(mac.group(1)) : MacAddress.read(value));
            }
            case "Client IP address" -> draft.ciaddr(address);
            case "Your (client) IP address" -> draft.yiaddr(address);
            case "Next server IP address" -> draft.siaddr(address);
            case "Relay agent IP address" -> draft.giaddr(address);
            case "Seconds elapsed" ->
                    draft.secs(value.matches("\\d{1,5}") ? Integer.parseInt(value) : 0);
            case "Bootp flags" -> {
                if (value.contains("Broadcast")) {
                    draft.broadcast();
                }
            }
            case "Vendor class identifier" -> draft.text(DhcpOption.VENDOR_CLASS, value);
            case "Host Name" -> draft.text(DhcpOption.HOST_NAME, value);
            case "Requested IP Address" -> draft.address(DhcpOption.REQUESTED_ADDRESS, value);
            case "DHCP Server Identifier" -> draft.address(DhcpOption.SERVER_IDENTIFIER, value);
            case "TFTP Server Address" -> draft.option(DhcpOption.TFTP_SERVERS, servers(value));
            case "TFTP Server Name" -> draft.text(DhcpOption.TFTP_SERVER_NAME, value);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static Bytes servers(String value) {
        return Ipv4.read(value).map(Ipv4::bytes).orElse(Bytes.EMPTY);
    }

    /** As the packet list describes it; empty if it is no TFTP. */
    Optional<String> description() {
        if (!hasTransfer || from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        String code = error.replaceFirst(" \\(\\d+\\)$", "");
        return switch (operation.replaceFirst(" \\(\\d+\\)$", "")) {
            case "Read Request" ->
                    Optional.of("Read Request, File: %s, Transfer type: octet".formatted(file));
            case "Data Packet" -> {
                String last = dataBytes < USUAL_BLOCK_BYTES ? " (last)" : "";
                yield Optional.of("Data Packet, Block: %s%s".formatted(block, last));
            }
            case "Acknowledgement" -> Optional.of("Acknowledgement, Block: " + block);
            case "Error Code" -> Optional.of("Error Code, Code: " + code);
            default -> Optional.empty();
        };
    }

    List<Clue> lease(DhcpTalk talk) {
        return lease.map(draft -> draft.heard(talk)).orElse(List.of());
    }
}
