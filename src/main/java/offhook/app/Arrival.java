package offhook.app;

import offhook.address.Ipv4;
import offhook.udp.Interfaces;

/**
 * A packet of a phone as a packet filter sees it come in.
 *
 * @param port ours
 * @param fromPort the phone's
 * @param isReply whether it answers what this machine sent first, so that connection tracking calls
 *     it established
 */
record Arrival(Over over, int port, Wire wire, Ipv4 from, int fromPort, boolean isReply) {
    private static final int DHCP_CLIENT_PORT = 68;

    /** One of those that systems give to who asks for none (RFC 6335 has 49152 to 65535). */
    private static final int FREE_PORT = 50_000;

    /** What carries it. */
    enum Over {
        UDP(17),
        TCP(6);

        private final int number;

        Over(int number) {
            this.number = number;
        }

        /** By name or number, as rules have it. */
        boolean is(String word) {
            return word.equalsIgnoreCase(name()) || word.equals(String.valueOf(number));
        }
    }

    /**
     * Where it comes in.
     *
     * @param phone an address that a phone has there
     */
    record Wire(String card, Ipv4 phone) {
        static Wire of(Interfaces.Card card) {
            return new Wire(card.name(), card.subnet().network().plus(1));
        }
    }

    /** A DISCOVER: who sends it has no address yet. */
    static Arrival discover(Wire wire, int port) {
        return new Arrival(Over.UDP, port, wire, Ipv4.ANY, DHCP_CLIENT_PORT, false);
    }

    /** The first packet of a question. */
    static Arrival question(Wire wire, Over over, int port) {
        return new Arrival(over, port, wire, wire.phone(), FREE_PORT, false);
    }

    /** A datagram that answers one of ours. */
    static Arrival reply(Wire wire, int port) {
        return new Arrival(Over.UDP, port, wire, wire.phone(), FREE_PORT, true);
    }
}
