package offhook.explain;

import offhook.address.Ipv4;
import offhook.dhcp.TftpServers;
import offhook.event.StationEvent;
import offhook.phone.PhoneCatalogue;
import offhook.wire.Bytes;

import java.time.Instant;
import java.util.ArrayList;
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
                    "^\\d+\\s+(?:[\\d.:-]+(?: [\\d.:]+)?\\s+)?"
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

    private final Remembered<Ipv4, String> asked = new Remembered<>(TftpdReader.CLIENTS_MAX);
    private final Remembered<Ipv4, Integer> lastBlock = new Remembered<>(TftpdReader.CLIENTS_MAX);
    private final StringBuilder octets = new StringBuilder();
    private final DhcpTalk talk = new DhcpTalk();
    private final HexDump dump;
    private Optional<FrameDetails> details = Optional.empty();
    private List<Clue> held = List.of();
    private List<Clue> lastListed = List.of();
    private Optional<Instant> heldAt = Optional.empty();

    WiresharkReader(PhoneCatalogue catalogue) {
        this.dump = new HexDump(catalogue);
    }

    @Override
    public String program() {
        return "Wireshark's packet list";
    }

    @Override
    public List<String> words() {
        return List.of("tftp", "isn't a multiple of 4", "bytes on wire", "0000  ");
    }

    @Override
    public boolean mayWait() {
        return true;
    }

    @Override
    public boolean isWaiting() {
        return !held.isEmpty() || details.isPresent() || !dump.isEmpty();
    }

    @Override
    public LineReading read(LogLine line) {
        String text = line.text();
        if (HexDump.begins(text) || !dump.isEmpty()) {
            forgetContent(text);
            List<Clue> before = HexDump.begins(text) && !dump.isEmpty() ? flush() : List.of();
            if (dump.take(text)) {
                return new LineReading.Understood(before);
            }
        }
        if (FrameDetails.FRAME.matcher(text).find()) {
            // The list's line before it says less of the same packet.
            boolean isOfHeld = details.isEmpty() && dump.isEmpty();
            List<Clue> before = isOfHeld ? List.of() : flush();
            details = Optional.of(new FrameDetails());
            octets.setLength(0);
            return new LineReading.Understood(before);
        }
        if (details.isPresent() && details.get().take(text) && !SERVER.matcher(text).find()) {
            return LineReading.NOTHING;
        }
        return listedOrOption(text, line.at());
    }

    /** A dump that ends where another line begins, and is only a block's content. */
    private void forgetContent(String text) {
        boolean isContent =
                details.filter(frame -> frame.isContent(dump.bytes())).isPresent()
                        && (HexDump.begins(text) || FrameDetails.FRAME.matcher(text).find());
        if (isContent) {
            dump.forget();
        }
    }

    private LineReading listedOrOption(String text, Optional<Instant> at) {
        if (text.contains("TFTP")) {
            String plain = text.startsWith("\"") ? unquoted(text) : text;
            Matcher match = LISTED.matcher(plain);
            if (match.find()) {
                List<Clue> before = flush();
                heldAt = at;
                LineReading here =
                        listed(Words.address(match, 1), Words.address(match, 2), match.group(3));
                if (here instanceof LineReading.Understood(var clues)) {
                    held = clues;
                    return new LineReading.Understood(before);
                }
                return before.isEmpty() ? here : new LineReading.Understood(before);
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

    @Override
    public List<Clue> end() {
        var said = new ArrayList<>(flush());
        said.addAll(dump.last());
        said.addAll(talk.end());
        return said;
    }

    /** What the packet told that ends here: by its bytes, its details, or its line in the list. */
    private List<Clue> flush() {
        Optional<Instant> at = details.flatMap(FrameDetails::at).or(() -> heldAt);
        List<Clue> said = held;
        forgetContent("0000  ");
        if (!dump.isEmpty()) {
            said = dump.end(at);
        } else if (details.isPresent()) {
            said = detailed(details.get());
        }
        held = List.of();
        details = Optional.empty();
        return Clue.seenAt(at, said);
    }

    private List<Clue> detailed(FrameDetails frame) {
        List<Clue> lease = frame.lease(talk);
        boolean isRead =
                lease.isEmpty()
                        && frame.description().isPresent()
                        && listed(frame.from(), frame.to(), frame.description().get())
                                instanceof LineReading.Understood;
        return isRead ? lastListed : lease;
    }

    private static String unquoted(String text) {
        return text.substring(1).replace("\",\"", " ").replaceFirst("\"$", "");
    }

    private LineReading listed(Optional<Ipv4> from, Optional<Ipv4> to, String info) {
        LineReading read =
                from.isPresent() && to.isPresent()
                        ? described(from.get(), to.get(), info)
                        : LineReading.NOTHING;
        lastListed = read instanceof LineReading.Understood(var clues) ? clues : List.of();
        return read;
    }

    private LineReading described(Ipv4 from, Ipv4 to, String info) {
        Matcher request = REQUEST.matcher(info);
        if (request.find()) {
            asked.put(from, request.group(1));
            return LineReading.of(Files.asked(Who.at(from), request.group(1)));
        }
        Matcher refused = REFUSED.matcher(info);
        if (refused.find() && asked.get(to) != null) {
            return LineReading.of(Files.absent(Who.at(to), asked.get(to), refused.group(1)));
        }
        Matcher block = BLOCK.matcher(info);
        if (info.startsWith("Data Packet") && block.find() && asked.get(to) != null) {
            return data(to, Integer.parseInt(block.group(1)), info.contains("(last)"));
        }
        if (info.startsWith("Acknowledgement") && block.find() && asked.get(from) != null) {
            return acknowledged(from, Integer.parseInt(block.group(1)));
        }
        boolean isKnown = info.startsWith("Option Ack") || info.startsWith("Data Packet");
        return isKnown || info.startsWith("Acknowledgement") || info.startsWith("Write")
                ? LineReading.NOTHING
                : new LineReading.Unclear("a packet whose description is cut");
    }

    private LineReading data(Ipv4 to, int block, boolean isLast) {
        if (isLast) {
            lastBlock.put(to, block);
        }
        return block == 1
                ? LineReading.of(Files.given(Who.at(to), asked.get(to), 0))
                : LineReading.NOTHING;
    }

    private LineReading acknowledged(Ipv4 from, int block) {
        Integer last = lastBlock.get(from);
        if (last == null || last != block) {
            return LineReading.NOTHING;
        }
        lastBlock.remove(from);
        return LineReading.of(Files.sent(Who.at(from), asked.get(from), 0, 0, 0));
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
