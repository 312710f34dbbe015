package offhook.explain;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.event.StationEvent;
import offhook.phone.PhoneCatalogue;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * tcpdump's text. Requests to port 69 it prints whole; the packets behind them only by their
 * length, from which is told what they were. Dumps in hex ({@code -x}, {@code -X}, {@code -XX}) are
 * turned back into packets.
 */
final class TcpdumpReader implements LineReader {
    private static final int RAW_IP = 101;
    private static final int ETHERNET = 1;
    private static final int FULL_BLOCK = 516;
    private static final int ACK_BYTES = 4;

    /** No more of a packet is printed than was captured. */
    private static final int DUMP_BYTES_MAX = 65_535;

    private static final Pattern PACKET =
            Pattern.compile("(?:^|\\s)(\\S+)\\.([\\w-]+) > (\\S+)\\.([\\w-]+): (.*)$");
    private static final Pattern FRAME = Pattern.compile("^" + Words.MAC + " > ");
    private static final Pattern REQUEST = Pattern.compile("RRQ \"(.*?)\"");
    private static final Pattern LENGTH = Pattern.compile("UDP, (?:bad )?length (\\d{1,5})");
    private static final Pattern REFUSED = Pattern.compile("ERROR (\\w+)(?: \"(.*?)\")?");
    private static final Pattern HEX =
            Pattern.compile("^0x([0-9a-f]{4}):\\s+((?:[0-9a-f]{2,4} ?)+)");
    private static final Map<String, Integer> SERVICES =
            Map.of("tftp", 69, "bootps", 67, "bootpc", 68, "sip", 5060);

    private static final class Flow {
        final Who who;
        final String name;
        long bytes;
        int doubtful;
        boolean isGiven;

        Flow(Who who, String name) {
            this.who = who;
            this.name = name;
        }
    }

    private final PacketReader packets;
    private final FrameOwners owners = new FrameOwners();
    private final TcpdumpLease leases = new TcpdumpLease();
    private final Remembered<String, Flow> flows = new Remembered<>(TftpdReader.CLIENTS_MAX);
    private final Remembered<Who, Flow> latest = new Remembered<>(TftpdReader.CLIENTS_MAX);
    private final StringBuilder dump = new StringBuilder();
    private Optional<Instant> dumpAt = Optional.empty();

    /** Then what they tell is not guessed from lengths as well. */
    private boolean hasBytes;

    private List<Clue> spoken = List.of();
    private Optional<Instant> spokenAt = Optional.empty();

    TcpdumpReader(PhoneCatalogue catalogue) {
        this.packets = new PacketReader(catalogue);
    }

    @Override
    public String program() {
        return "tcpdump's text";
    }

    @Override
    public List<String> words() {
        return List.of("0x", " > ", "bootp/dhcp");
    }

    @Override
    public boolean mayWait() {
        return true;
    }

    @Override
    public boolean isWaiting() {
        return !dump.isEmpty() || !spoken.isEmpty() || leases.isOpen();
    }

    @Override
    public LineReading read(LogLine line) {
        String text = line.text();
        if (text.startsWith("0x")) {
            Matcher hex = HEX.matcher(text);
            if (hex.find()) {
                add(hex);
                return LineReading.NOTHING;
            }
        }
        var said = new ArrayList<Clue>();
        boolean isNext = line.isHead() || !line.isDetail();
        if (isNext || text.contains(" > ")) {
            said.addAll(flush());
        }
        dumpAt = line.at().or(() -> dumpAt);
        spokenAt = dumpAt;
        if (text.contains("BOOTP/DHCP")) {
            said.addAll(leases.begin(text));
            return new LineReading.Understood(said);
        }
        if (line.isDetail() && leases.detail(text)) {
            return new LineReading.Understood(said);
        }
        Matcher packet = text.contains(" > ") ? PACKET.matcher(text) : null;
        if (packet != null && packet.find() && packet(packet, text, line.at())) {
            return new LineReading.Understood(said);
        }
        return said.isEmpty() ? LineReading.NOT_MINE : new LineReading.Understood(said);
    }

    @Override
    public List<Clue> end() {
        var said = new ArrayList<>(flush());
        said.addAll(leases.last());
        if (!hasBytes) {
            flows.all().forEach(entry -> said.addAll(unacknowledged(entry.getValue())));
        }
        owners.sightings()
                .forEach(sighting -> said.add(new Clue(sighting.who(), sighting.event())));
        packets.end().forEach(sighting -> said.add(Clue.of(sighting)));
        return said;
    }

    /** What the packet that ends here told: by its dump if there is one, else by its line. */
    private List<Clue> flush() {
        List<Clue> printed = leases.end();
        var said = new ArrayList<Clue>();
        if (dump.isEmpty()) {
            said.addAll(printed);
            said.addAll(Clue.seenAt(spokenAt, spoken));
        } else {
            hasBytes = true;
            boolean isRaw = dump.charAt(0) == '4';
            if (isRaw && dump.length() >= 8) {
                int total = 2 * Integer.parseInt(dump.substring(4, 8), 16);
                dump.repeat('0', Math.max(0, total - dump.length()));
            }
            byte[] bytes = HexFormat.of().parseHex(dump);
            int linkType = isRaw ? RAW_IP : ETHERNET;
            packets.packet(dumpAt.orElse(Instant.EPOCH), linkType, ByteBuffer.wrap(bytes))
                    .forEach(sighting -> said.add(Clue.of(sighting)));
            dump.setLength(0);
            if (said.isEmpty()) {
                // People cut out more than zeros.
                said.addAll(printed);
            }
        }
        spoken = List.of();
        return said;
    }

    private void add(Matcher hex) {
        int offset = Integer.parseInt(hex.group(1), 16);
        boolean isOdd = offset * 2 < dump.length() || offset > DUMP_BYTES_MAX || dump.isEmpty();
        if (isOdd) {
            dump.setLength(0);
            if (offset != 0) {
                return;
            }
        }
        // People cut out lines that are all zero (log 37).
        dump.repeat('0', offset * 2 - dump.length());
        String digits = hex.group(2).replace(" ", "");
        // The last group of a line may touch the text beside it.
        int even = Math.min(32, digits.length() / 2 * 2);
        dump.append(digits, 0, even);
    }

    private boolean packet(Matcher match, String text, Optional<Instant> at) {
        Optional<Endpoint> from = endpoint(match.group(1), match.group(2));
        Optional<Endpoint> to = endpoint(match.group(3), match.group(4));
        Matcher frame = FRAME.matcher(text);
        if (frame.find() && from.isPresent()) {
            Words.mac(frame.group(1))
                    .ifPresent(
                            mac ->
                                    owners.sent(
                                            mac, from.get().address(), at.orElse(Instant.EPOCH)));
        }
        if (from.isPresent() && to.isPresent() && skinny(from.get(), to.get())) {
            return true;
        }
        String rest = match.group(5);
        Matcher request = REQUEST.matcher(rest);
        if (request.find()) {
            spoken = asked(from, request.group(1));
            return true;
        }
        if (from.isEmpty() || to.isEmpty()) {
            return false;
        }
        Flow ofServer = flows.get(to.get().toString());
        Flow ofClient = flows.get(from.get().toString());
        if (ofServer == null && ofClient == null) {
            return false;
        }
        spoken =
                ofServer != null
                        ? served(ofServer, to.get(), rest)
                        : taken(ofClient, from.get(), rest);
        return true;
    }

    /** Without the bytes, that two talk on port 2000 is all that can be seen. */
    private boolean skinny(Endpoint from, Endpoint to) {
        boolean isOfPhone = to.port() == SccpMessages.PORT;
        if (!isOfPhone && from.port() != SccpMessages.PORT) {
            return false;
        }
        Ipv4 phone = isOfPhone ? from.address() : to.address();
        Ipv4 server = isOfPhone ? to.address() : from.address();
        owners.phone(phone);
        spoken =
                List.of(
                        new Clue(
                                Who.at(phone).asPhone(),
                                new StationEvent.RegistrationSeen(
                                        "SCCP",
                                        Optional.of(server),
                                        true,
                                        "it and port 2000 of a call manager talk")));
        return true;
    }

    private List<Clue> asked(Optional<Endpoint> client, String name) {
        Who who = client.map(Endpoint::address).map(Who::at).orElse(Who.UNSAID);
        var said = new ArrayList<Clue>();
        // A phone asks for the next file when it is done with the one before.
        Flow before = latest.get(who);
        if (before != null) {
            said.addAll(unacknowledged(before));
        }
        said.add(Files.asked(who, name));
        var flow = new Flow(who, name);
        latest.put(who, flow);
        client.ifPresent(it -> flows.put(it.toString(), flow));
        return said;
    }

    private List<Clue> served(Flow flow, Endpoint client, String rest) {
        Matcher refused = REFUSED.matcher(rest);
        if (refused.find() || rest.contains("not found")) {
            flows.remove(client.toString());
            return List.of(Files.absent(flow.who, flow.name, "the server has no such file"));
        }
        Matcher length = LENGTH.matcher(rest);
        if (!length.find()) {
            return List.of();
        }
        int bytes = Integer.parseInt(length.group(1));
        if (bytes == FULL_BLOCK || bytes > FULL_BLOCK) {
            flow.bytes += bytes - ACK_BYTES;
            boolean isFirst = !flow.isGiven;
            flow.isGiven = true;
            return isFirst ? List.of(Files.given(flow.who, flow.name, 0)) : List.of();
        }
        flow.doubtful = bytes;
        return List.of();
    }

    /** What is acknowledged was data; and a short block of data is the last. */
    private List<Clue> taken(Flow flow, Endpoint client, String rest) {
        Matcher length = LENGTH.matcher(rest);
        boolean isAck =
                length.find() && Integer.parseInt(length.group(1)) == ACK_BYTES
                        || rest.contains("ACK");
        if (!isAck || flow.doubtful == 0) {
            return List.of();
        }
        flows.remove(client.toString());
        long bytes = flow.bytes + flow.doubtful - ACK_BYTES;
        flow.doubtful = 0;
        return List.of(Files.sent(flow.who, flow.name, bytes, 0, 0));
    }

    /** A short answer that nobody acknowledged was an error (RFC 1350 §2). */
    private static List<Clue> unacknowledged(Flow flow) {
        boolean isError = flow.doubtful > 0 && !flow.isGiven;
        flow.doubtful = 0;
        return isError
                ? List.of(
                        Files.absent(
                                flow.who,
                                flow.name,
                                "the answer was short and not acknowledged: an error"))
                : List.of();
    }

    private static Optional<Endpoint> endpoint(String host, String port) {
        Optional<Ipv4> address = Ipv4.read(host);
        boolean isNumber = port.matches("\\d{1,5}");
        int number = isNumber ? Integer.parseInt(port) : SERVICES.getOrDefault(port, -1);
        return number < 0 || number > 0xffff
                ? Optional.empty()
                : address.map(ip -> new Endpoint(ip, number));
    }
}
