package offhook.app;

import offhook.address.Ipv4;
import offhook.event.Observed;
import offhook.event.StationEvent;
import offhook.event.StationEvent.AddressAsked;
import offhook.event.StationEvent.Asking;
import offhook.event.StationEvent.FileBroken;
import offhook.event.StationEvent.FileSent;
import offhook.event.StationEvent.PlanMade;
import offhook.phone.Certainty;

import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.stream.Collectors;

/** An event as one line for people: time, phone, what happened. The phone is the subject. */
final class StoryText {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

    /** What a line means to someone who looks for trouble, or for success. */
    enum Tone {
        /** A step or the target is proved. */
        GOOD,
        /** Something failed or stopped. */
        BAD,
        /** A turn in the story. */
        TURN,
        /** The traffic of a boot; a short story leaves it out. */
        TRAFFIC
    }

    private StoryText() {}

    /** {@code 14:03:07 00:1b:0c:18:bd:c1 took P0S3-8-12-00.sb2, 750,012 bytes in 6.2 s}. */
    static String line(Observed observed, ZoneId zone) {
        return line(observed, zone, observed.phone().toString());
    }

    /**
     * @param label how the phone is called in its column
     */
    static String line(Observed observed, ZoneId zone, String label) {
        return CLOCK.format(observed.at().atZone(zone))
                + "  "
                + label
                + "  "
                + sentence(observed.event());
    }

    /**
     * What happened, without time and phone; the {@code text} of the API. Holds no control code.
     */
    static String sentence(StationEvent event) {
        return PlainText.of(raw(event));
    }

    static Tone tone(StationEvent event) {
        return switch (event) {
            case StationEvent.StepProved proved -> proved.isBySilence() ? Tone.TURN : Tone.GOOD;
            case StationEvent.Arrived arrived -> arrived.isBySilence() ? Tone.TURN : Tone.GOOD;
            // Usual in DHCP, and our own way to make a phone start again.
            case StationEvent.AddressRefused refused -> Tone.TURN;
            case StationEvent.OtherServerChosen chosen -> Tone.BAD;
            case StationEvent.FileBroken broken -> Tone.BAD;
            case StationEvent.PlanImpossible impossible -> Tone.BAD;
            case StationEvent.StepFailed failed -> Tone.BAD;
            case StationEvent.PlanStopped stopped -> Tone.BAD;
            case StationEvent.AddressGivenUp givenUp -> Tone.TURN;
            case StationEvent.ModelLearned learned -> Tone.TURN;
            case StationEvent.LoadLearned learned -> Tone.TURN;
            case StationEvent.TargetSet set -> Tone.TURN;
            case StationEvent.PlanMade made -> Tone.TURN;
            case StationEvent.BootBegun begun -> Tone.TURN;
            case StationEvent.OriginProbed probed -> Tone.TURN;
            case StationEvent.ProbeAnswered answered -> Tone.TURN;
            case StationEvent.StepBegun begun -> Tone.TURN;
            case StationEvent.LoadDelivered delivered -> Tone.TURN;
            case StationEvent.StepInterrupted interrupted -> Tone.TURN;
            case StationEvent.RestartWanted wanted -> Tone.TURN;
            case StationEvent.RegistrationSeen seen -> seen.isAccepted() ? Tone.GOOD : Tone.TURN;
            case StationEvent.TroubleSeen seen -> Tone.BAD;
            case StationEvent.Note note -> Tone.TURN;
            case StationEvent.AddressAsked asked -> Tone.TRAFFIC;
            case StationEvent.AddressOffered offered -> Tone.TRAFFIC;
            case StationEvent.AddressWithheld withheld -> Tone.BAD;
            case StationEvent.AddressGranted granted -> Tone.TRAFFIC;
            case StationEvent.AddressSeen seen -> Tone.TRAFFIC;
            case StationEvent.FileAsked asked -> Tone.TRAFFIC;
            case StationEvent.FileAnswered answered -> Tone.TRAFFIC;
            case StationEvent.FileAbsent absent -> Tone.TRAFFIC;
            case StationEvent.FileUnheard unheard -> Tone.TRAFFIC;
            case StationEvent.FileSent sent -> Tone.TRAFFIC;
        };
    }

    private static String raw(StationEvent event) {
        return switch (event) {
            case AddressAsked asked -> asked(asked);
            case StationEvent.BootBegun begun ->
                    "starts (boot %d): %s".formatted(begun.boot(), begun.evidence());
            case StationEvent.AddressOffered(var address) -> "is offered " + address;
            case StationEvent.AddressWithheld(var why, var remedy) ->
                    "is given no address: %s; %s".formatted(why, remedy);
            case StationEvent.AddressGranted granted -> granted(granted);
            case StationEvent.AddressRefused(var address, var why) ->
                    "is refused %s: %s".formatted(addressOr(address, "an address"), why);
            case StationEvent.AddressGivenUp(var address, var how) ->
                    "gives up %s (%s)".formatted(address, how);
            case StationEvent.OtherServerChosen(var server) ->
                    "follows another DHCP server, " + server;
            case StationEvent.AddressSeen(var address, var how) ->
                    "is at %s (%s)".formatted(address, how);
            case StationEvent.FileAsked(var name, var port) -> "asks for " + name;
            case StationEvent.FileAnswered(var name, var size, var why) ->
                    "is given %s%s: %s".formatted(name, sized(size), why);
            case StationEvent.FileAbsent(var name, var why) ->
                    "is told that there is no %s: %s".formatted(name, why);
            case StationEvent.FileUnheard(var name) ->
                    "asks for %s once more from the same port: the answer did not reach it"
                            .formatted(name);
            case FileSent sent -> sent(sent);
            case FileBroken broken -> broken(broken);
            case StationEvent.ModelLearned(var model, var certainty, var evidence) ->
                    "is a %s (%s)".formatted(model, reason(certainty, evidence));
            case StationEvent.LoadLearned(var load, var certainty, var evidence) ->
                    "firmware: %s (%s)".formatted(load, reason(certainty, evidence));
            case StationEvent.TargetSet set -> "shall run %s: %s".formatted(set.load(), set.why());
            case PlanMade plan -> plan(plan);
            case StationEvent.PlanImpossible(var code, var why) ->
                    "no way to the target: %s [%s]".formatted(why, code);
            case StationEvent.OriginProbed(var load, var why) ->
                    "is asked about %s: %s".formatted(load, why);
            case StationEvent.ProbeAnswered(var load, var form, var evidence) ->
                    (switch (form) {
                                case SIGNED -> "does not run %s, but 5.0 or later (%s)";
                                case UNSIGNED -> "does not run %s, but something below 5.0 (%s)";
                                case SILENT -> "may run %s (%s)";
                            })
                            .formatted(load, evidence);
            case StationEvent.StepBegun begun ->
                    "%s: is told to run %s".formatted(step(begun.step(), begun.of()), begun.load());
            case StationEvent.LoadDelivered given ->
                    "%s: %s has all of %s; its next start shows whether it took it"
                            .formatted(
                                    step(given.step(), given.of()),
                                    given.toLoader() ? "the factory loader" : "it",
                                    given.load());
            case StationEvent.StepProved proved ->
                    (proved.isBySilence()
                                    ? "%s: runs %s, or passes over it (%s)"
                                    : "%s proved: runs %s (%s)")
                            .formatted(
                                    step(proved.step(), proved.of()),
                                    proved.load(),
                                    proved.evidence());
            case StationEvent.StepInterrupted broken ->
                    "%s, %s, interrupted (%d so far): %s"
                            .formatted(
                                    step(broken.step(), broken.of()),
                                    broken.load(),
                                    broken.count(),
                                    broken.why());
            case StationEvent.StepFailed failed ->
                    "%s, %s, failed at attempt %d: %s [%s]"
                            .formatted(
                                    step(failed.step(), failed.of()),
                                    failed.load(),
                                    failed.attempt(),
                                    failed.why(),
                                    failed.code());
            case StationEvent.PlanStopped(var step, var load, var code, var why) ->
                    "stopped at step %d, %s: %s [%s]".formatted(step, load, why, code);
            // What proves it was said with the last step.
            case StationEvent.Arrived(var load, _, var isBySilence) ->
                    isBySilence
                            ? "nothing left to do: runs %s, or passes over it".formatted(load)
                            : "arrived: runs " + load;
            case StationEvent.RestartWanted(var how) -> "has to start again " + how;
            case StationEvent.RegistrationSeen seen ->
                    "%s %s (%s)"
                            .formatted(
                                    seen.isAccepted()
                                            ? "is registered with"
                                            : "asks to be registered with",
                                    seen.server().map(Ipv4::toString).orElse("its PBX")
                                            + " by "
                                            + seen.protocol(),
                                    seen.evidence());
            case StationEvent.TroubleSeen(var code, var sentence, var evidence) ->
                    "%s (%s) [%s]".formatted(sentence, evidence, code);
            case StationEvent.Note(var text) -> text;
        };
    }

    private static String asked(AddressAsked asked) {
        String wanted = addressOr(asked.wanted(), "an address");
        String text =
                switch (asked.asking()) {
                    case DISCOVER -> "looks for an address";
                    case SELECTING -> "takes the offer of " + wanted;
                    case INIT_REBOOT -> "starts again and wants to keep " + wanted;
                    case RENEWING -> "renews " + wanted;
                    case REBINDING -> "asks any server to renew " + wanted;
                    // Logs name a class of its own line where they say nothing of what it asked.
                    case INFORM ->
                            !asked.vendorClass().isEmpty() && asked.wanted().isEmpty()
                                    ? "calls itself \"" + asked.vendorClass() + "\""
                                    : "has an address of its own, asks for settings only";
                };
        boolean isFirstContact =
                !asked.vendorClass().isEmpty() && asked.asking() == Asking.DISCOVER;
        return text
                + (isFirstContact ? ", calls itself \"" + asked.vendorClass() + "\"" : "")
                + (asked.secs() > 0 ? ", since " + asked.secs() + " s" : "");
    }

    private static String sent(FileSent sent) {
        String again =
                switch (sent.retransmissions()) {
                    case 0 -> "";
                    case 1 -> ", 1 block sent again";
                    default -> ", " + sent.retransmissions() + " blocks sent again";
                };
        String in =
                sent.tookMillis() > 0
                        ? " in " + Quantities.duration(Duration.ofMillis(sent.tookMillis()))
                        : "";
        return "took %s%s%s%s".formatted(sent.name(), sized(sent.sizeBytes()), in, again);
    }

    private static String broken(FileBroken broken) {
        String far =
                broken.sizeBytes() > 0
                        ? " after %s of %s"
                                .formatted(
                                        Quantities.number(broken.acknowledgedBytes()),
                                        Quantities.bytes(broken.sizeBytes()))
                        : "";
        return "broke off %s%s: %s".formatted(broken.name(), far, broken.why());
    }

    /** What another server's log does not say is left out. */
    private static String granted(StationEvent.AddressGranted granted) {
        String lease =
                granted.leaseSeconds() > 0
                        ? " for " + Quantities.duration(Duration.ofSeconds(granted.leaseSeconds()))
                        : "";
        String files = granted.tftpServer().isAny() ? "" : ", files from " + granted.tftpServer();
        return "gets " + granted.address() + lease + files;
    }

    private static String sized(long bytes) {
        return bytes > 0 ? ", " + Quantities.bytes(bytes) : "";
    }

    private static String plan(PlanMade plan) {
        if (plan.steps().isEmpty()) {
            return "plan: nothing to do, it runs its target";
        }
        String way =
                plan.steps().stream()
                        .map(step -> step.load() + (step.hasNoWayBack() ? " (no way back)" : ""))
                        .collect(Collectors.joining(" → "));
        String cautions =
                plan.cautions().isEmpty() ? "" : ". Caution: " + String.join(" ", plan.cautions());
        return "plan: %s → %s%s".formatted(plan.from(), way, cautions);
    }

    private static String step(int step, int of) {
        return "step " + step + " of " + of;
    }

    private static String reason(Certainty certainty, String evidence) {
        return certainty.word() + ": " + evidence;
    }

    private static String addressOr(Optional<Ipv4> address, String otherwise) {
        return address.map(Ipv4::toString).orElse(otherwise);
    }
}
