package offhook.desk;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.dhcp.DhcpMessage;
import offhook.event.StationEvent;
import offhook.firmware.Library;
import offhook.line.LineBook;
import offhook.phone.LoadName;

/** What reaches the desk. */
public sealed interface Input {
    record DhcpArrived(DhcpMessage message, Arrival arrival) implements Input {}

    /**
     * Something at the file ports: {@code FileAsked}, {@code FileAnswered}, {@code FileAbsent},
     * {@code FileSent}, {@code FileBroken}.
     *
     * @param mac as far as the answering side could tell; else the desk looks for the address
     */
    record FileNoted(Endpoint client, java.util.Optional<MacAddress> mac, StationEvent event)
            implements Input {}

    /**
     * A phone asks for a file whose content depends on its story: settings, trust lists, default
     * loads. Answered by exactly one {@link Effect.AnswerFile} with the same ticket.
     *
     * @param isInFolder the operator's own folder has a file of this name
     */
    record FileRequested(
            long ticket,
            Endpoint client,
            java.util.Optional<MacAddress> mac,
            String name,
            boolean isByHttp,
            boolean isInFolder)
            implements Input {
        /** By TFTP. */
        public FileRequested(
                long ticket, Endpoint client, java.util.Optional<MacAddress> mac, String name) {
            this(ticket, client, mac, name, false, false);
        }
    }

    /**
     * Somebody answers on an address that was to be offered; the offer was not sent.
     *
     * @param by empty if it answers from behind a relay, where only its address is seen
     * @param client who was to have it, and asks again
     */
    record AddressTaken(
            Ipv4 address, java.util.Optional<MacAddress> by, java.util.Optional<MacAddress> client)
            implements Input {
        String who() {
            return by.map(MacAddress::toString).orElse("a device behind the relay");
        }
    }

    record NeighbourSeen(Ipv4 address, MacAddress mac) implements Input {}

    /**
     * What a phone says of itself: on its own web page, or to the bench registrar.
     *
     * @param events {@code ModelLearned}, {@code LoadLearned}, {@code RegistrationSeen}, {@code
     *     TroubleSeen}; others are passed over
     */
    record PhoneSaid(MacAddress mac, java.util.List<StationEvent> events) implements Input {
        public PhoneSaid {
            events = java.util.List.copyOf(events);
        }
    }

    record TargetChosen(MacAddress mac, LoadName target, String why) implements Input {}

    /** A phone whose plan stopped may try again. */
    record RetryChosen(MacAddress mac, String why) implements Input {}

    /** The operator wants to hear no more of it; it may come again as a new one. */
    record ForgetChosen(MacAddress mac) implements Input {}

    /** How far a transfer is; for those who watch, and forgotten with the process. */
    record FileProgressed(
            Endpoint client,
            java.util.Optional<MacAddress> mac,
            String name,
            long sentBytes,
            long sizeBytes)
            implements Input {}

    /** The DHCP servers that answer beside this station now; all of them. */
    record OthersSeen(java.util.List<OtherServer> servers) implements Input {
        public OthersSeen {
            servers = java.util.List.copyOf(servers);
        }
    }

    /** Phones may register at the station itself. */
    record RegistrarListens(Endpoint at) implements Input {}

    record LibraryChanged(Library library) implements Input {}

    /** Somebody wrote down other lines, servers or settings. */
    record LinesChanged(LineBook book) implements Input {}

    /** Time passes; once a second or so. */
    record Tick() implements Input {}
}
