package offhook.explain;

import offhook.phone.PhoneCatalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** All the readers, those of one program before those who guess; and who is asked of a line. */
final class Readers {
    /** What the first half of a wrapped line says. */
    private static final List<String> SERVERS_WORDS =
            List.of("rrq", "filename", "client ", "tftp", "dhcp", "dnsmasq", "serving", "sent ");

    private final List<LineReader> all;

    /** Those who may ever wait, and their bits. */
    private final LineReader[] patient;

    private final long[] patientBits;
    private final Gate gate;
    private final long serversBit;

    Readers(PhoneCatalogue catalogue) {
        all =
                List.of(
                        new TftpdReader(),
                        new Tftpd32Reader(),
                        new DnsmasqReader(),
                        new IosDhcpReader(),
                        new MikroTikReader(),
                        new OpenDhcpReader(),
                        new DhcpdReader(),
                        new AtftpdReader(),
                        new KeaReader(),
                        new WindowsDhcpReader(),
                        new IosReader(),
                        new FirewallReader(),
                        new AsteriskReader(catalogue),
                        new FreeSwitchReader(),
                        new CallManagerReader(catalogue),
                        new TcpdumpReader(catalogue),
                        new WiresharkReader(catalogue),
                        new ConsoleReader(),
                        new StoryReader(),
                        new InventoryReader(catalogue),
                        new ListingReader(),
                        new GenericReader());
        var words = new ArrayList<List<String>>();
        all.forEach(reader -> words.add(reader.words()));
        words.add(SERVERS_WORDS);
        gate = new Gate(words);
        serversBit = 1L << all.size();
        patient = all.stream().filter(LineReader::mayWait).toArray(LineReader[]::new);
        patientBits =
                Arrays.stream(patient).mapToLong(reader -> 1L << all.indexOf(reader)).toArray();
    }

    List<LineReader> all() {
        return all;
    }

    /** A bit for each reader whom the text may concern, and one if a server's word is in it. */
    long concerned(String text) {
        return gate.readers(text);
    }

    boolean isOfServer(long concerned) {
        return (concerned & serversBit) != 0;
    }

    /** Bits of the readers who look at a line because of what they read before. */
    long waiting() {
        long waiting = 0;
        for (int i = 0; i < patient.length; i++) {
            waiting |= patient[i].isWaiting() ? patientBits[i] : 0;
        }
        return waiting;
    }

    /** Of those concerned, in order; {@code -1} behind the last one. */
    static int next(long concerned, int from) {
        long rest = from >= Gate.READERS_MAX ? 0 : concerned >>> from << from;
        return rest == 0 ? -1 : Long.numberOfTrailingZeros(rest);
    }
}
