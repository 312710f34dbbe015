package offhook.explain;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.event.StationEvent;
import offhook.event.StationEvent.Asking;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * tftpd32 and tftpd64 (log 44 has its format strings). Its lines name the client when it connects,
 * and from then on the file only, so who took what is told by order and by the names.
 */
final class Tftpd32Reader implements LineReader {
    static final String PROGRAM = "tftpd32/tftpd64";

    /** It serves at most a hundred transfers at a time. */
    static final int TRANSFERS_MAX = 128;

    private static final Pattern CONNECTION =
            Pattern.compile("Connection received from " + Words.IP + " on port (\\d+)");
    private static final Pattern REQUEST =
            Pattern.compile("Read request for file <(.*?)>\\.? Mode");
    private static final Pattern SENT =
            Pattern.compile(
                    "<(.+?)>: sent (\\d+) blks?, (\\d+) bytes in (\\d+) s\\.? ?(\\d+)? ?blks?");
    private static final Pattern FAILED = Pattern.compile("File <(.+?)> ?: error (\\d+)(.*)$");
    private static final Pattern NO_ACK =
            Pattern.compile(
                    "(?:MAX RETRIES while waiting for Ack block|WARNING : Last block) #?(\\d+)"
                            + ".*file <(.+?)>",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern DHCP =
            Pattern.compile("Rcvd (?:DHCP )?(\\w+) Msg for IP " + Words.IP + ", Mac " + Words.MAC);
    private static final Pattern PROPOSED =
            Pattern.compile("(?:DHCP|BOOTP): proposed address " + Words.IP);
    private static final Pattern ACKED =
            Pattern.compile(
                    "(?:Previously allocated address "
                            + Words.IP
                            + " acked"
                            + "|Added lease for existing address "
                            + Words.IP
                            + "|Request for "
                            + Words.IP
                            + " granted)");
    private static final Pattern OUTSIDE =
            Pattern.compile("Client requested address " + Words.IP + " which was not allocated");

    private record Transfer(Who who, Optional<String> name) {}

    private final ArrayDeque<Transfer> transfers = new ArrayDeque<>();
    private Optional<MacAddress> lastClient = Optional.empty();
    private Optional<Ipv4> lastProposed = Optional.empty();

    @Override
    public String program() {
        return PROGRAM;
    }

    @Override
    public List<String> words() {
        return List.of(
                "connection received from ",
                "read request for file",
                ">: sent ",
                "file <",
                "for ack block",
                " msg for ip ",
                "proposed address",
                " acked",
                "added lease",
                "request for ",
                "which was not allocated");
    }

    @Override
    public LineReading read(LogLine line) {
        String text = line.text();
        if (text.contains("Connection received from ")) {
            Matcher match = CONNECTION.matcher(text);
            if (!match.find()) {
                return new LineReading.Unclear("a connection without a whole address");
            }
            Who who = Words.address(match, 1).map(Who::at).orElse(Who.UNSAID);
            remember(new Transfer(who, Optional.empty()));
            return LineReading.NOTHING;
        }
        if (text.contains("Read request for file")) {
            Matcher match = REQUEST.matcher(text);
            return match.find()
                    ? requested(match.group(1))
                    : new LineReading.Unclear("a request that ends before the file's name");
        }
        if (text.contains(">: sent ")) {
            Matcher match = SENT.matcher(text);
            return match.find() ? sent(match) : new LineReading.Unclear("an end cut short");
        }
        if (text.contains("File <")) {
            Matcher match = FAILED.matcher(text);
            return match.find() ? failed(match) : LineReading.NOT_MINE;
        }
        if (text.contains("not acked for file <") || text.contains("waiting for Ack block")) {
            Matcher match = NO_ACK.matcher(text);
            return match.find() ? silent(match) : LineReading.NOTHING;
        }
        return dhcp(text);
    }

    private void remember(Transfer transfer) {
        if (transfers.size() == TRANSFERS_MAX) {
            transfers.removeFirst();
        }
        transfers.addLast(transfer);
    }

    /** The oldest connection that has not asked yet is the one that asks. */
    private LineReading requested(String name) {
        Iterator<Transfer> waiting = transfers.iterator();
        while (waiting.hasNext()) {
            Transfer transfer = waiting.next();
            if (transfer.name().isEmpty()) {
                waiting.remove();
                remember(new Transfer(transfer.who(), Optional.of(name)));
                return LineReading.of(Files.asked(transfer.who(), name));
            }
        }
        remember(new Transfer(Who.UNSAID, Optional.of(name)));
        return LineReading.of(Files.asked(Who.UNSAID, name));
    }

    private LineReading sent(Matcher match) {
        Who who = ended(match.group(1));
        long seconds = Long.parseLong(limited(match.group(4)));
        String again = match.group(5) == null ? "0" : limited(match.group(5));
        return LineReading.of(
                Files.sent(
                        who,
                        match.group(1),
                        Long.parseLong(limited(match.group(3))),
                        seconds * 1000,
                        Integer.parseInt(again)));
    }

    private LineReading failed(Matcher match) {
        String words = match.group(3).toLowerCase(java.util.Locale.ROOT);
        Who who = ended(match.group(1));
        // Windows: 2 no such file, 3 no such folder, 123 a name that Windows cannot have.
        boolean isAbsent = List.of("2", "3", "123").contains(match.group(2));
        String why =
                isAbsent || words.contains("not find") || words.contains("found")
                        ? "the server has no such file"
                        : "the server could not read it (Windows error %s)"
                                .formatted(match.group(2));
        return LineReading.of(Files.absent(who, match.group(1), why));
    }

    private LineReading silent(Matcher match) {
        long block = Long.parseLong(limited(match.group(1)));
        return LineReading.of(
                Files.broken(
                        ended(match.group(2)),
                        match.group(2),
                        Math.max(0, block - 1) * 512,
                        "no acknowledgement of block %d came".formatted(block)));
    }

    /** Whose transfer of this file it was that ended: the oldest one. */
    private Who ended(String name) {
        Iterator<Transfer> open = transfers.iterator();
        while (open.hasNext()) {
            Transfer transfer = open.next();
            if (transfer.name().filter(base(name)::equalsIgnoreCase).isPresent()
                    || transfer.name()
                            .map(Tftpd32Reader::base)
                            .filter(base(name)::equals)
                            .isPresent()) {
                open.remove();
                return transfer.who();
            }
        }
        return Who.UNSAID;
    }

    private LineReading dhcp(String text) {
        if (text.contains(" Msg for IP ")) {
            Matcher match = DHCP.matcher(text);
            return match.find() ? message(match) : new LineReading.Unclear("a message cut short");
        }
        if (lastClient.isEmpty()) {
            return LineReading.NOT_MINE;
        }
        MacAddress mac = lastClient.get();
        Matcher proposed = PROPOSED.matcher(text);
        if (proposed.find()) {
            lastProposed = Words.address(proposed, 1);
            return LineReading.ofAny(lastProposed.map(ip -> Dhcp.offered(mac, ip)));
        }
        // Version 2 leaves the address out.
        if (text.contains("Previously allocated address acked")) {
            return LineReading.ofAny(
                    lastProposed.map(ip -> Dhcp.granted(mac, "", ip, 0, Ipv4.ANY)));
        }
        Matcher acked = ACKED.matcher(text);
        if (acked.find()) {
            return Words.address(acked, 1)
                    .or(() -> Words.address(acked, 2))
                    .or(() -> Words.address(acked, 3))
                    .map(ip -> LineReading.of(Dhcp.granted(mac, "", ip, 0, Ipv4.ANY)))
                    .orElse(LineReading.NOTHING);
        }
        if (OUTSIDE.matcher(text).find()) {
            var note =
                    new StationEvent.Note(
                            "the DHCP server gave no answer: it did not give out that address");
            return LineReading.of(new Clue(Who.of(mac), note));
        }
        return LineReading.NOT_MINE;
    }

    private LineReading message(Matcher match) {
        Optional<MacAddress> client = Words.mac(match.group(3));
        if (client.isEmpty()) {
            return new LineReading.Unclear("a MAC address that is none");
        }
        lastClient = client;
        MacAddress mac = client.get();
        Optional<Ipv4> address = Words.address(match, 2).filter(ip -> !ip.isAny());
        return switch (match.group(1).toLowerCase(java.util.Locale.ROOT)) {
            case "discover" ->
                    LineReading.of(Dhcp.asked(mac, Asking.DISCOVER, "", Optional.empty()));
            // "Rqst" is its word; those who write in its manner write it out.
            case "rqst", "request" ->
                    LineReading.of(Dhcp.asked(mac, Asking.INIT_REBOOT, "", address));
            case "release" -> LineReading.ofAny(address.map(ip -> Dhcp.released(mac, ip)));
            case "decline" -> LineReading.ofAny(address.map(ip -> Dhcp.declined(mac, ip)));
            case "inform" -> LineReading.of(Dhcp.asked(mac, Asking.INFORM, "", address));
            default -> LineReading.NOTHING;
        };
    }

    private static String base(String name) {
        String slashed = name.replace('\\', '/');
        return slashed.substring(slashed.lastIndexOf('/') + 1);
    }

    /** Nine digits fit an int. */
    private static String limited(String digits) {
        return digits.length() > 9 ? digits.substring(0, 9) : digits;
    }
}
