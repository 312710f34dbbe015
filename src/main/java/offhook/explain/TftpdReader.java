package offhook.explain;

import offhook.address.Ipv4;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * in.tftpd of tftp-hpa, alone or started by xinetd (FreePBX), and the BSD tftpd that it came from.
 * Without {@code -vv} it tells of questions only; distributions add {@code finished} and {@code
 * File not found} (log 02).
 */
final class TftpdReader implements LineReader {
    /** Clients whose last question is remembered for an answer that names no file. */
    static final int CLIENTS_MAX = 4096;

    private static final String ASKED = "RRQ from ";
    private static final String NAMED = " filename ";
    private static final String REMAPPED = " remapped to ";
    private static final String ENDED = "Client ";
    private static final List<String> ENDS =
            List.of("finished", "File not found", "timed out", "Error", "error");

    /** OpenBSD's, which names no file. */
    private static final String NAK = ": nak: ";

    private static final Pattern REFUSED =
            Pattern.compile("sending NAK \\((\\d+), (.*?)\\) to " + Words.IP);
    private static final Pattern BSD =
            Pattern.compile(Words.IP + ": read request for (.+?)(?:: (\\S.*))?$");
    private static final Pattern TRANSFER =
            Pattern.compile("tftpd: (?:read\\(ack\\)|read|write|timeout)\\b:? ?(.*)$");

    private final Remembered<Ipv4, String> lastAsked = new Remembered<>(CLIENTS_MAX);
    private final Remembered<String, String> remapped = new Remembered<>(CLIENTS_MAX);

    @Override
    public String program() {
        return "in.tftpd (tftpd-hpa)";
    }

    @Override
    public List<String> words() {
        return List.of(
                "rrq from", "client ", "sending nak", ": read request for", "tftpd", ": nak: ");
    }

    @Override
    public LineReading read(LogLine line) {
        String text = line.text();
        int rrq = text.indexOf(ASKED);
        if (rrq >= 0) {
            return asked(text, rrq + ASKED.length());
        }
        int client = text.indexOf(ENDED);
        if (client >= 0) {
            return ended(text, client + ENDED.length());
        }
        if (text.contains("sending NAK (")) {
            Matcher match = REFUSED.matcher(text);
            return match.find() ? refused(match) : new LineReading.Unclear("a refusal cut short");
        }
        if (text.contains(": read request for ")) {
            Matcher match = BSD.matcher(text);
            return match.find() ? bsd(match) : LineReading.NOT_MINE;
        }
        if (text.contains(NAK)) {
            return naked(text);
        }
        return text.contains("tftpd") ? other(text) : LineReading.NOT_MINE;
    }

    private LineReading asked(String text, int at) {
        Optional<LineScan.Found<Ipv4>> from = LineScan.addressHere(text, at);
        int named = text.indexOf(NAMED.strip() + " ", at);
        boolean isOthers = !text.contains("tftpd") && !text.contains(NAMED);
        if (named < 0 || text.substring(named + NAMED.length() - 1).isBlank()) {
            return isOthers
                    ? LineReading.NOT_MINE
                    : new LineReading.Unclear("a question that ends before the file's name");
        }
        String rest = text.substring(named + NAMED.length() - 1);
        int remap = rest.indexOf(REMAPPED);
        String name = remap < 0 ? rest.strip() : rest.substring(0, remap);
        Who who = from.map(found -> Who.at(found.value())).orElse(Who.UNSAID);
        who.address()
                .ifPresent(
                        address -> {
                            lastAsked.put(address, name);
                            if (remap >= 0) {
                                String other = rest.substring(remap + REMAPPED.length()).strip();
                                remapped.put(address + " " + other, name);
                            }
                        });
        return LineReading.of(Files.asked(who, Words.whole(name)));
    }

    private LineReading ended(String text, int at) {
        Optional<LineScan.Found<Ipv4>> from = LineScan.addressHere(text, at);
        if (from.isEmpty()) {
            return LineReading.NOT_MINE;
        }
        int behind = from.get().end() + 1;
        Optional<String> end =
                ENDS.stream().filter(word -> text.startsWith(word, behind)).findFirst();
        if (end.isEmpty()) {
            return LineReading.NOT_MINE;
        }
        int rest = text.indexOf(' ', behind + end.get().length());
        String written = rest < 0 ? "" : text.substring(rest).strip();
        if (written.isEmpty()) {
            return new LineReading.Unclear("an end that does not name the file");
        }
        Who who = Who.at(from.get().value());
        String asked = remapped.isEmpty() ? null : remapped.get(from.get().value() + " " + written);
        String name = asked != null ? asked : written;
        return switch (end.get()) {
            case "finished" -> LineReading.of(Files.sent(who, name, 0, 0, 0));
            case "File not found" ->
                    LineReading.of(Files.absent(who, name, absence(asked, written)));
            default -> LineReading.of(Files.broken(who, name, 0, end.get()));
        };
    }

    private LineReading naked(String text) {
        Optional<Ipv4> client = LineScan.address(text, 0).map(LineScan.Found::value);
        String name = client.map(lastAsked::get).orElse(null);
        String why = text.substring(text.indexOf(NAK) + NAK.length()).strip();
        return name == null
                ? LineReading.NOTHING
                : LineReading.of(Files.absent(Who.at(client.get()), name, why));
    }

    private static String absence(String asked, String written) {
        return asked == null
                ? "the server has no such file"
                : "the server's rewriting rule made it %s, and there is no such file"
                        .formatted(written);
    }

    private LineReading refused(Matcher match) {
        String name = Words.address(match, 3).map(lastAsked::get).orElse(null);
        if (name == null) {
            return LineReading.NOTHING;
        }
        Who who = who(match, 3);
        String why = "%s (error %s)".formatted(match.group(2), match.group(1));
        return LineReading.of(Files.absent(who, name, why));
    }

    private LineReading bsd(Matcher match) {
        Who who = who(match, 1);
        who.address().ifPresent(address -> lastAsked.put(address, match.group(2)));
        String outcome = match.group(3);
        if (outcome == null) {
            return LineReading.of(Files.asked(who, match.group(2)));
        }
        return outcome.startsWith("success")
                ? LineReading.of(Files.given(who, match.group(2), 0))
                : LineReading.of(Files.absent(who, match.group(2), outcome));
    }

    /**
     * {@code tftpd: read(ack): Connection refused} names nobody; which phone it was is not told.
     */
    private static LineReading other(String text) {
        return TRANSFER.matcher(text).find() || text.contains("START: tftp")
                ? LineReading.NOTHING
                : LineReading.NOT_MINE;
    }

    private static Who who(Matcher match, int group) {
        return Words.address(match, group).map(Who::at).orElse(Who.UNSAID);
    }
}
