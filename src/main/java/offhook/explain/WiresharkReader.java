package offhook.explain;

import offhook.dhcp.TftpServers;
import offhook.event.StationEvent;
import offhook.wire.Bytes;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Wireshark's and tshark's packet lists, as text or CSV (log 18), and the detail of a malformed
 * option 150 (log 17).
 */
final class WiresharkReader implements LineReader {
    private static final Pattern LISTED =
            Pattern.compile(
                    "^\\d+\\s+[\\d.:-]+(?: [\\d.:]+)?\\s+"
                            + Words.IP
                            + "\\s+(?:→|->)?\\s*"
                            + Words.IP
                            + "\\s+TFTP\\s+\\d+\\s+(.*)$");
    private static final Pattern REQUEST =
            Pattern.compile("Read Request, File: (.+?), Transfer type");
    private static final Pattern REFUSED =
            Pattern.compile("Error Code, Code: ([^,]+)(?:, Message: (.*))?");
    private static final Pattern BLOCK = Pattern.compile("Block: (\\d{1,5})");
    private static final Pattern SERVER =
            Pattern.compile("^TFTP Server Address: (\\d+)\\.(\\d+)\\.(\\d+)\\.(\\d+)$");

    private final Remembered<String, String> asked = new Remembered<>(TftpdReader.CLIENTS_MAX);
    private final Remembered<String, Integer> lastBlock = new Remembered<>(TftpdReader.CLIENTS_MAX);
    private final StringBuilder octets = new StringBuilder();

    @Override
    public String program() {
        return "Wireshark's packet list";
    }

    @Override
    public List<String> words() {
        return List.of("tftp", "isn't a multiple of 4");
    }

    @Override
    public LineReading read(LogLine line) {
        String text = line.text();
        if (text.contains("TFTP")) {
            String plain = text.startsWith("\"") ? unquoted(text) : text;
            Matcher match = LISTED.matcher(plain);
            if (match.find()) {
                return listed(match);
            }
            Matcher server = SERVER.matcher(text);
            if (server.find()) {
                return server(server);
            }
        }
        return text.contains("isn't a multiple of 4") && octets.length() > 0
                ? malformed()
                : LineReading.NOT_MINE;
    }

    private static String unquoted(String text) {
        return text.substring(1).replace("\",\"", " ").replaceFirst("\"$", "");
    }

    private LineReading listed(Matcher match) {
        String from = match.group(1);
        String to = match.group(2);
        String info = match.group(3);
        Matcher request = REQUEST.matcher(info);
        if (request.find()) {
            asked.put(from, request.group(1));
            return Words.address(match, 1)
                    .map(ip -> LineReading.of(Files.asked(Who.at(ip), request.group(1))))
                    .orElse(LineReading.NOTHING);
        }
        Matcher refused = REFUSED.matcher(info);
        if (refused.find() && asked.get(to) != null) {
            String name = asked.get(to);
            return Words.address(match, 2)
                    .map(ip -> LineReading.of(Files.absent(Who.at(ip), name, refused.group(1))))
                    .orElse(LineReading.NOTHING);
        }
        Matcher block = BLOCK.matcher(info);
        if (info.startsWith("Data Packet") && block.find() && asked.get(to) != null) {
            return data(match, to, Integer.parseInt(block.group(1)), info.contains("(last)"));
        }
        if (info.startsWith("Acknowledgement") && block.find() && asked.get(from) != null) {
            return acknowledged(match, from, Integer.parseInt(block.group(1)));
        }
        boolean isKnown = info.startsWith("Option Ack") || info.startsWith("Data Packet");
        return isKnown || info.startsWith("Acknowledgement") || info.startsWith("Write")
                ? LineReading.NOTHING
                : new LineReading.Unclear("a packet whose description is cut");
    }

    private LineReading data(Matcher match, String to, int block, boolean isLast) {
        if (isLast) {
            lastBlock.put(to, block);
        }
        return block == 1
                ? Words.address(match, 2)
                        .map(ip -> LineReading.of(Files.given(Who.at(ip), asked.get(to), 0)))
                        .orElse(LineReading.NOTHING)
                : LineReading.NOTHING;
    }

    private LineReading acknowledged(Matcher match, String from, int block) {
        Integer last = lastBlock.get(from);
        if (last == null || last != block) {
            return LineReading.NOTHING;
        }
        lastBlock.remove(from);
        return Words.address(match, 1)
                .map(ip -> LineReading.of(Files.sent(Who.at(ip), asked.get(from), 0, 0, 0)))
                .orElse(LineReading.NOTHING);
    }

    /** It shows text as if it were addresses: 49.48.46.49 is "10.1". */
    private LineReading server(Matcher match) {
        for (int group = 1; group <= 4 && octets.length() < 64; group++) {
            int octet = Integer.parseInt("0" + match.group(group)) & 0xff;
            octets.append((char) octet);
        }
        return LineReading.NOTHING;
    }

    private LineReading malformed() {
        TftpServers servers = TftpServers.of(Bytes.ofText(octets.toString()));
        octets.setLength(0);
        StationEvent.TroubleSeen seen =
                servers.fault().isPresent()
                        ? DhcpTalk.malformed(servers)
                        : new StationEvent.TroubleSeen(
                                "tftp-address-malformed",
                                "option 150 of the DHCP answer is no list of addresses: phones take"
                                        + " no such lease",
                                "Wireshark says that its length is no multiple of 4");
        return LineReading.of(new Clue(Who.of(Optional.empty(), Optional.empty()).asPhone(), seen));
    }
}
