package offhook.diagnosis;

import offhook.boot.FileFact;
import offhook.boot.Network;
import offhook.phone.PhoneFile;
import offhook.phone.Platform;

import java.time.Duration;
import java.util.Optional;

/** It has an address and asks for nothing (phones.md §6, 2, 3, 7 and 18; log 22). */
final class NoFileRequest implements Rule {
    static final String CODE = "no-file-request";

    /**
     * A phone asks a second after its address came (log 22), and every four seconds if its requests
     * are lost.
     */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    /**
     * If our answer was lost, it asks again for its address 4, 12, 28 and 60 s after (phones.md
     * §3), and some of these may be lost too.
     */
    static final Duration PATIENCE_WITH_LOSSES = Duration.ofSeconds(60);

    /** Or it asked for its address so often instead. */
    static final int ROUNDS = 2;

    @Override
    public Optional<Finding> examine(PhoneCase phone) {
        Network network = phone.story().network();
        Optional<FileFact> latest = phone.boot().latest();
        boolean isSilent =
                network.phase() == Network.Phase.GRANTED
                        && (latest.isEmpty()
                                || (network.isRestarting() || network.emptyRounds() >= ROUNDS)
                                        && !latest.get().lastAt().isAfter(network.since()));
        // Who is only heard renewing was up before this station was.
        boolean hasStarted = network.calls().lastStart().isPresent();
        Duration patience = phone.isLossy() ? PATIENCE_WITH_LOSSES : PATIENCE;
        boolean isLong =
                phone.hasBeenFor(network.since(), patience) || network.emptyRounds() >= ROUNDS;
        return isSilent && hasStarted && isLong
                ? Optional.of(finding(phone, latest))
                : follower(phone, patience);
    }

    /** Another server gave it its address, and sends its phones here. */
    private static Optional<Finding> follower(PhoneCase phone, Duration patience) {
        Network network = phone.story().network();
        boolean isMissed =
                network.phase() == Network.Phase.FOREIGN
                        && !OtherDhcpServer.comesHere(phone)
                        && phone.hasBeenFor(network.since(), patience);
        return network.otherServer()
                .filter(server -> isMissed && OtherDhcpServer.sendsHere(server, phone))
                .map(
                        server ->
                                new Finding(
                                        CODE,
                                        Severity.STUCK,
                                        "the phone has an address of the DHCP server %s, which sends phones here, and asks for no file"
                                                .formatted(server),
                                        "start it again if that server was told so only since it"
                                                + " started. Else check with offhook doctor that"
                                                + " UDP port 69 is open here, and look at the"
                                                + " phone, Settings, Network Configuration: "
                                                + "Alternate TFTP must be No",
                                        "its request named %s (option 54), whose offer names this station"
                                                .formatted(server),
                                        network.since()));
    }

    private static Finding finding(PhoneCase phone, Optional<FileFact> latest) {
        Network network = phone.story().network();
        boolean wasWriting =
                latest.filter(fact -> fact.file() instanceof PhoneFile.Image && fact.isTaken())
                        .filter(image -> !phone.boot().isUp())
                        .isPresent();
        return new Finding(
                CODE,
                Severity.STUCK,
                wasWriting
                        ? "the phone started again while it wrote %s, and asks for no file since"
                                .formatted(latest.get().name())
                        : "the phone has an address and asks for no file",
                remedy(phone, latest, wasWriting),
                "it was given %s and told the TFTP server %s"
                        .formatted(said(network.address()), said(network.station())),
                network.since());
    }

    private static String remedy(PhoneCase phone, Optional<FileFact> latest, boolean wasWriting) {
        if (wasWriting) {
            return "its flash may hold nothing that starts. "
                    + Keys.reset(phone)
                    + " If it stays silent, and its console says \"Invalid default load name\", its"
                    + " boot loader is broken and no network can mend it";
        }
        if (latest.isPresent()) {
            return "it asked for files before, so something stops it now: look for a firewall or a"
                    + " ban list (fail2ban) that names its address, and run offhook doctor";
        }
        // A loader that goes round shows that it lives; one that is broken is silent (logs 22, 23).
        boolean goesRound =
                phone.story().network().emptyRounds() >= ROUNDS
                        && phone.platform().equals(Optional.of(Platform.JAVA_70));
        return "check with offhook doctor that UDP port 69 is open here. Then look at the phone,"
                + " Settings, Network Configuration: TFTP Server 1 must be %s and Alternate TFTP No"
                        .formatted(said(phone.story().network().station()))
                + ". If it is right there: "
                + Keys.reset(phone)
                + (goesRound
                        ? " It calls for its address again and again, so it starts: look at its"
                                + " power, too: "
                                + Keys.power(phone)
                                + "."
                        : "")
                + " A loader that never asks after that is broken (its console says \"Invalid"
                + " default load name\")";
    }

    private static String said(Optional<?> address) {
        return address.map(Object::toString).orElse("?");
    }
}
