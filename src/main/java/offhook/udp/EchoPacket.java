package offhook.udp;

import offhook.address.Ipv4;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * ICMP echo, RFC 792: what is asked, and which packets are answers to it. Every ping on a machine
 * shares its answers, so ours carry a number that nobody else has.
 *
 * @param token drawn anew by each probe; who has not seen the question cannot answer it
 */
record EchoPacket(long token) {
    private static final int ECHO_REPLY = 0;
    private static final int ECHO = 8;
    private static final int PROTOCOL_ICMP = 1;

    /** For whoever finds it in a capture. */
    private static final byte[] TEXT =
            "offhook asks whether this address is free".getBytes(StandardCharsets.US_ASCII);

    private static final int CHECKSUM_AT = 2;
    private static final int IDENTIFIER_AT = 4;
    private static final int TOKEN_AT = 8;
    private static final int ASKED_AT = TOKEN_AT + Long.BYTES;
    private static final int TEXT_AT = ASKED_AT + Integer.BYTES;

    /** What a question has, and its answer. */
    static final int BYTES = TEXT_AT + TEXT.length;

    private static final int IP_PROTOCOL_AT = 9;
    private static final int IP_SOURCE_AT = 12;
    private static final int IP_HEADER_MIN = 20;
    private static final int IP_HEADER_MAX = 60;

    /** The longest packet that can be an answer, with its IP header. */
    static final int ANSWER_BYTES_MAX = IP_HEADER_MAX + BYTES;

    /** Written from the buffer's start. */
    void ask(ByteBuffer question, Ipv4 address, int sequence) {
        question.clear();
        question.put((byte) ECHO).put((byte) 0).putShort((short) 0);
        question.putShort(identifier()).putShort((short) sequence);
        question.putLong(token).putInt(address.value()).put(TEXT);
        question.putShort(CHECKSUM_AT, checksum(question));
        question.clear();
    }

    /**
     * Whose answer this is; empty if it is not one to us, or comes from another address than was
     * asked: a router that says "unreachable" has nothing to do with who sits there.
     *
     * @param packet with its IP header, as a raw socket gives it
     */
    Optional<Ipv4> answered(ByteBuffer packet, int bytes) {
        if (bytes < IP_HEADER_MIN) {
            return Optional.empty();
        }
        int icmp = (packet.get(0) & 0xf) * Integer.BYTES;
        if (icmp < IP_HEADER_MIN
                || bytes - icmp != BYTES
                || packet.get(IP_PROTOCOL_AT) != PROTOCOL_ICMP
                || packet.get(icmp) != ECHO_REPLY
                || packet.getShort(icmp + IDENTIFIER_AT) != identifier()
                || packet.getLong(icmp + TOKEN_AT) != token) {
            return Optional.empty();
        }
        int source = packet.getInt(IP_SOURCE_AT);
        return packet.getInt(icmp + ASKED_AT) == source
                ? Optional.of(new Ipv4(source))
                : Optional.empty();
    }

    private short identifier() {
        return (short) (token >> Integer.SIZE);
    }

    /** RFC 1071: the ones' complement of the ones' complement sum. */
    private static short checksum(ByteBuffer message) {
        int sum = 0;
        for (int at = 0; at < BYTES; at += Short.BYTES) {
            int low = at + 1 < BYTES ? message.get(at + 1) & 0xff : 0;
            sum += (message.get(at) & 0xff) << Byte.SIZE | low;
        }
        while (sum > 0xffff) {
            sum = (sum & 0xffff) + (sum >> Short.SIZE);
        }
        return (short) ~sum;
    }
}
