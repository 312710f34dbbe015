package offhook.event;

import offhook.address.Ipv4;
import offhook.phone.Certainty;
import offhook.phone.LoadName;

import java.util.List;
import java.util.Optional;

/**
 * What was seen of, or decided for, one phone. Simple types only: the journal keeps every record as
 * JSON and a story is rebuilt from it. A load is held by its text.
 */
public sealed interface StationEvent {
    /** What kind of address request it was; RFC 2131 §4.3.2. */
    enum Asking {
        DISCOVER,
        SELECTING,
        INIT_REBOOT,
        RENEWING,
        REBINDING,
        INFORM
    }

    /**
     * @param vendorClass option 60 without trailing NULs; empty if none
     * @param options codes in the order of the packet, {@code 53,61,12,60,55}
     * @param parameters option 55 in order, {@code 1,66,6,3,15,150,35}
     * @param wanted option 50, or ciaddr when renewing
     * @param chosenServer option 54
     */
    record AddressAsked(
            Asking asking,
            String vendorClass,
            String hostName,
            String options,
            String parameters,
            Optional<Ipv4> wanted,
            Optional<Ipv4> chosenServer,
            boolean wantsBroadcast,
            int secs)
            implements StationEvent {}

    record AddressOffered(Ipv4 address) implements StationEvent {}

    /**
     * It asked for an address, and this station gave it none.
     *
     * @param remedy what to do if it shall have one
     */
    record AddressWithheld(String why, String remedy) implements StationEvent {}

    record AddressGranted(Ipv4 address, long leaseSeconds, Ipv4 tftpServer)
            implements StationEvent {}

    record AddressRefused(Optional<Ipv4> address, String why) implements StationEvent {}

    record AddressGivenUp(Ipv4 address, String how) implements StationEvent {}

    /** The phone follows another DHCP server. */
    record OtherServerChosen(Ipv4 server) implements StationEvent {}

    /**
     * Not from our DHCP: a TFTP request showed the address, the neighbour table or the name the
     * MAC.
     */
    record AddressSeen(Ipv4 address, String how) implements StationEvent {}

    /**
     * @param clientPort the UDP port it asked from
     */
    record FileAsked(String name, int clientPort) implements StationEvent {}

    record FileAnswered(String name, long sizeBytes, String why) implements StationEvent {}

    record FileAbsent(String name, String why) implements StationEvent {}

    /** It asked again from the same port for what it was just answered: that did not arrive. */
    record FileUnheard(String name) implements StationEvent {}

    record FileSent(String name, long sizeBytes, long tookMillis, int retransmissions)
            implements StationEvent {}

    /**
     * Ended before its last block.
     *
     * @param sizeBytes below zero if not known
     */
    record FileBroken(String name, long acknowledgedBytes, long sizeBytes, String why)
            implements StationEvent {}

    /**
     * The phone starts: what it asks next belongs to this boot.
     *
     * @param boot counts from 1
     */
    record BootBegun(int boot, String evidence) implements StationEvent {}

    /**
     * @param model as printed on the phone, {@code 7961}; or the models of a platform, {@code
     *     7941/7961}
     */
    record ModelLearned(String model, Certainty certainty, String evidence)
            implements StationEvent {}

    /** The load that the phone runs, or a bound for it in words. */
    record LoadLearned(String load, Certainty certainty, String evidence) implements StationEvent {}

    /**
     * @param isChosen for this phone by the operator; else by the settings for its model
     */
    record TargetSet(String load, boolean isChosen, String why) implements StationEvent {}

    record PlanMade(String from, List<PlannedStep> steps, List<String> cautions)
            implements StationEvent {
        public PlanMade {
            steps = List.copyOf(steps);
            cautions = List.copyOf(cautions);
        }

        public record PlannedStep(String load, String why, boolean hasNoWayBack) {}
    }

    /** No way, or a load is missing. */
    record PlanImpossible(String code, String why) implements StationEvent {}

    /**
     * A load is named to the phone only to see whether, and in which form, it asks for it; none of
     * its files is given.
     */
    record OriginProbed(String load, String why) implements StationEvent {}

    /** What a phone asks for when a load is named to it that it is not given. */
    enum ProbeForm {
        /** A {@code .sbn}: it runs something from 5.0 on, and not this. */
        SIGNED,
        /** A {@code .bin}: it runs something below 5.0, and not this. */
        UNSIGNED,
        /** Nothing: it runs this, or takes no such name. */
        SILENT
    }

    record ProbeAnswered(String load, ProbeForm form, String evidence) implements StationEvent {}

    /** A boot began in which the phone is told to run this load; {@code step} counts from 1. */
    record StepBegun(int step, int of, String load) implements StationEvent {}

    /**
     * @param isBySilence all that speaks for it is that the phone took settings with this load and
     *     did not ask for it; one that passes over its settings does the same
     */
    record StepProved(int step, int of, String load, String evidence, boolean isBySilence)
            implements StationEvent {
        public StepProved(int step, int of, String load, String evidence) {
            this(step, of, load, evidence, false);
        }
    }

    /**
     * Every file of the step's load is with the phone; the next boot shows whether it took it.
     *
     * @param toLoader it was the factory loader that asked
     */
    record LoadDelivered(int step, int of, String load, boolean toLoader) implements StationEvent {}

    /**
     * The phone started again before it had everything: not a failure.
     *
     * @param count of this step, from 1
     */
    record StepInterrupted(int step, int of, String load, int count, String why)
            implements StationEvent {}

    /**
     * @param code of a finding
     * @param attempt counts from 1; three stop the plan
     */
    record StepFailed(int step, int of, String load, int attempt, String code, String why)
            implements StationEvent {}

    /** Three failures of a step. */
    record PlanStopped(int step, String load, String code, String why) implements StationEvent {}

    /**
     * @param isBySilence as of {@link StepProved}
     */
    record Arrived(String load, String evidence, boolean isBySilence) implements StationEvent {
        public Arrived(String load, String evidence) {
            this(load, evidence, false);
        }
    }

    /** The phone has to start again, for the next step or its lines; how we try to make it. */
    record RestartWanted(String how) implements StationEvent {}

    /**
     * It asked a PBX to take it in: its firmware runs.
     *
     * @param protocol {@code SIP} or {@code SCCP}
     * @param isAccepted the PBX said yes, or the two already talk
     */
    record RegistrationSeen(
            String protocol, Optional<Ipv4> server, boolean isAccepted, String evidence)
            implements StationEvent {
        /** At a server that nobody named. */
        public RegistrationSeen(String protocol, boolean isAccepted, String evidence) {
            this(protocol, Optional.empty(), isAccepted, evidence);
        }
    }

    /**
     * Somebody else's log or a packet says outright what is wrong.
     *
     * @param code of a finding
     */
    record TroubleSeen(String code, String sentence, String evidence) implements StationEvent {}

    /** Anything else worth telling, in one sentence. */
    record Note(String text) implements StationEvent {}

    /** The text form of a load in these records. */
    static String textOf(LoadName name) {
        return name.text();
    }
}
