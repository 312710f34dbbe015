package offhook.dhcp;

import offhook.address.Ipv4;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a client's message leads to. */
public sealed interface Decision {
    /** A sentence for the phone's story and the log. */
    String why();

    /** Something is sent. */
    sealed interface Answered extends Decision {
        DhcpMessage reply();

        ReplyRoute route();
    }

    /**
     * Held in memory for {@link LeaseBook#OFFER_HELD}; nothing to store.
     *
     * @param isUntried this client never had the address
     */
    record Offer(Ipv4 address, DhcpMessage reply, ReplyRoute route, boolean isUntried)
            implements Answered {
        @Override
        public String why() {
            return "offered " + address;
        }
    }

    /** In which state of RFC 2131 §4.3.2 a client got its lease. */
    enum Way {
        SELECTING,
        INIT_REBOOT,
        RENEWING,
        REBINDING
    }

    /** The lease has to be on stable storage before the reply leaves. */
    record Ack(Lease lease, DhcpMessage reply, ReplyRoute route, Way way) implements Answered {
        // Written when somebody asks: in a storm nobody does.
        @Override
        public String why() {
            Ipv4 address = lease.address();
            String what =
                    switch (way) {
                        case SELECTING -> "took our offer of " + address;
                        case INIT_REBOOT -> "may go on with " + address + ", which it remembers";
                        case RENEWING -> "renewed " + address;
                        case REBINDING -> "found us again and renewed " + address;
                    };
            Duration length = Duration.between(lease.grantedAt(), lease.endsAt());
            return what + " for " + length.toSeconds() + " s";
        }
    }

    /** The answer to an INFORM: settings without an address. */
    record Informed(DhcpMessage reply, ReplyRoute route, String why) implements Answered {}

    /**
     * @param refused the address it asked for, if it named one
     */
    record Nak(Optional<Ipv4> refused, DhcpMessage reply, ReplyRoute route, String why)
            implements Answered {}

    /** The client took another server's offer. */
    record OtherServer(Ipv4 server, String why) implements Decision {}

    /** Given back; the lease, ended, has to be stored. */
    record Released(Lease ended, String why) implements Decision {}

    /** The client found somebody else on the address; the lease has to be forgotten. */
    record Declined(Ipv4 address, Instant setAsideUntil, String why) implements Decision {}

    /**
     * @param remedy what to do if the client shall be answered; empty if it is nobody's fault
     */
    record Silence(String why, String remedy) implements Decision {
        public Silence(String why) {
            this(why, "");
        }
    }
}
