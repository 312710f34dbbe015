package offhook.app;

import offhook.address.Ipv4;
import offhook.app.Failures.WrongSettings;
import offhook.lab.Ailment;
import offhook.lab.LabServers;
import offhook.lab.LanFault;
import offhook.lab.MadeUpSizes;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code offhook lab}: virtual phones against any server, or a rehearsal in virtual time. */
@Command(
        name = "lab",
        description = {
            "Virtual phones: against a TFTP server on real sockets, or, with --virtual-time, a"
                    + " rehearsal with the station's own decisions.",
            "Without --model a mixed box of phones with made-up firmware (only with"
                    + " --virtual-time)."
        })
final class LabCommand implements Callable<Integer> {
    private static final int PHONES_MAX = 20_000;

    /** Small parts: what is rehearsed is decisions, not the wire's patience. */
    private static final int PART_BYTES = 12_000;

    private static final int TFTP_PORT = 69;
    private static final int DHCP_PORT = 67;
    private static final Duration POWER_CUT_LONGEST = Duration.ofMinutes(1);

    @Option(names = "--phones", paramLabel = "N", description = "how many; default: 12")
    private int phones = 12;

    @Option(names = "--model", paramLabel = "M", description = "7960, 7961, 7975 …")
    private String model;

    @Option(
            names = "--load",
            paramLabel = "LOAD",
            description = "what they run, or \"reset\" (the default): only a loader is left")
    private String load = "reset";

    @Option(
            names = "--target",
            paramLabel = "LOAD",
            description = "what they shall end on; default: the library's newest SIP load")
    private String target;

    @Option(
            names = "--against",
            paramLabel = "ADDRESS[:PORT]",
            description = "the TFTP server; default: 127.0.0.1:69")
    private String against = "127.0.0.1";

    @Option(
            names = "--dhcp",
            paramLabel = "ADDRESS[:PORT]",
            description = "a DHCP server to ask by unicast; default: the lab plays one itself")
    private String dhcp;

    @Option(names = "--loss", paramLabel = "P", description = "datagrams lost, such as 5%%")
    private String loss = "0";

    @Option(
            names = "--power-cuts",
            paramLabel = "EVERY",
            description = "each phone loses power so often on average, such as 15m")
    private String powerCuts;

    @Option(
            names = "--sick",
            paramLabel = "AILMENT",
            description = {
                "rehearse a failure: what is wrong with each of them, one of"
                        + " ${COMPLETION-CANDIDATES}"
            },
            completionCandidates = SickWords.class)
    private String sick;

    @Option(names = "--seed", paramLabel = "N", description = "same seed, same run; default: 1")
    private long seed = 1;

    @Option(
            names = "--speed",
            paramLabel = "X",
            description = "on real sockets: how much faster the phones' clocks run; default: 1")
    private double speed = 1;

    @Option(names = "--virtual-time", description = "no sockets: phones, LAN and station in memory")
    private boolean isVirtual;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "whose library a rehearsal uses; made-up firmware if there is none")
    private Path data = Path.of("offhook-data");

    @Option(
            names = "--true-sizes",
            description = "made-up firmware as large as the real, 8 MB for a Java phone")
    private boolean hasTrueSizes;

    @Option(
            names = "--limit",
            paramLabel = "TIME",
            description =
                    "give up after; phones that are --sick go on so long; default: 6h of"
                            + " virtual or 10m of real time")
    private String limit;

    @Option(names = "--json", description = "one JSON document")
    private boolean isJson;

    @Override
    public Integer call() {
        if (phones < 1 || phones > PHONES_MAX || !(speed >= 0.1 && speed <= 1000)) {
            throw new WrongSettings(
                    "--phones %d --speed %s: expected 1 to %s phones and a speed from 0.1 to 1000"
                            .formatted(phones, speed, Quantities.number(PHONES_MAX)));
        }
        Console console = Console.open(isJson);
        Optional<String> wanted = Optional.ofNullable(target);
        if (isVirtual) {
            if (sick != null) {
                throw new WrongSettings(
                        "--sick needs a station whose findings can be read: leave --virtual-time"
                                + " out and say --against and --dhcp");
            }
            LabFleet fleet =
                    model == null
                            ? LabFleet.mixed(phones, seed, sizes())
                            : LabFleet.alike(phones, seed, model, load, wanted, data, sizes());
            return new LabRehearsal(console, fleet, seed, faults())
                    .run(duration("--limit", limit, Duration.ofHours(6)));
        }
        if (model == null) {
            throw new WrongSettings("--model: say which, such as --model 7961, or --virtual-time");
        }
        return new LabVisit(
                        console,
                        LabFleet.visitors(phones, model, load, wanted).suffering(ailment()),
                        new LabServers(
                                Optional.ofNullable(dhcp)
                                        .map(text -> socket("--dhcp", text, DHCP_PORT)),
                                socket("--against", against, TFTP_PORT)),
                        seed,
                        speed,
                        faults())
                .run(duration("--limit", limit, Duration.ofMinutes(10)));
    }

    private Optional<Ailment> ailment() {
        if (sick == null) {
            return Optional.empty();
        }
        return Optional.of(
                Ailment.named(sick)
                        .orElseThrow(
                                () ->
                                        new WrongSettings(
                                                "--sick %s: expected one of %s"
                                                        .formatted(
                                                                sick,
                                                                String.join(
                                                                        ", ", Ailment.words())))));
    }

    private MadeUpSizes sizes() {
        return hasTrueSizes ? MadeUpSizes.trueSizes() : MadeUpSizes.ofBytes(PART_BYTES);
    }

    private List<LanFault> faults() {
        var faults = new ArrayList<LanFault>();
        double lost = fraction();
        if (lost > 0) {
            faults.add(new LanFault.Drop(lost));
        }
        if (powerCuts != null) {
            faults.add(
                    new LanFault.PowerCut(
                            duration("--power-cuts", powerCuts, Duration.ZERO), POWER_CUT_LONGEST));
        }
        return faults;
    }

    private double fraction() {
        try {
            String digits = loss.strip().replaceFirst("%$", "");
            double value = Double.parseDouble(digits) / (loss.contains("%") ? 100 : 1);
            if (value >= 0 && value <= 0.5) {
                return value;
            }
        } catch (NumberFormatException noNumber) {
            // Said below.
        }
        throw new WrongSettings("--loss %s: expected 0%% to 50%%, such as 5%%".formatted(loss));
    }

    private static Duration duration(String option, String text, Duration otherwise) {
        if (text == null) {
            return otherwise;
        }
        return DurationText.read(text)
                .filter(length -> !length.isZero())
                .orElseThrow(
                        () ->
                                new WrongSettings(
                                        "%s %s: expected a time such as 15m or 2h"
                                                .formatted(option, text)));
    }

    private static InetSocketAddress socket(String option, String text, int usualPort) {
        int colon = text.indexOf(':');
        String address = colon < 0 ? text : text.substring(0, colon);
        String port = colon < 0 ? Integer.toString(usualPort) : text.substring(colon + 1);
        if (Ipv4.read(address).isEmpty()
                || !port.matches("\\d{1,5}")
                || Integer.parseInt(port) > 0xffff) {
            throw new WrongSettings(
                    "%s %s: expected an address such as 192.168.1.10 or 127.0.0.1:6969"
                            .formatted(option, text));
        }
        return new InetSocketAddress(Ipv4.of(address).toString(), Integer.parseInt(port));
    }

    /** For the help text. */
    static final class SickWords implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Ailment.words().iterator();
        }
    }
}
