package offhook.udp;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import offhook.address.Ipv4;

import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.util.Optional;

class EchoPacketTest {
    private static final Ipv4 ADDRESS = Ipv4.of("10.7.0.20");
    private static final int HEADER = 20;

    private final EchoPacket echo = new EchoPacket(0x1234_5678_9abc_def0L);

    /** RFC 1071 §1: the sum over a message with its checksum is all ones. */
    @Property
    void a_question_is_an_echo_with_a_right_checksum(
            @ForAll long token, @ForAll int address, @ForAll int sequence) {
        ByteBuffer question = ByteBuffer.allocate(EchoPacket.BYTES + 1);
        new EchoPacket(token).ask(question, new Ipv4(address), sequence);

        assertThat(question.get(0)).isEqualTo((byte) 8);
        assertThat(question.getShort(6)).isEqualTo((short) sequence);
        long sum = 0;
        for (int at = 0; at < EchoPacket.BYTES; at += 2) {
            sum += question.getShort(at) & 0xffff;
        }
        assertThat(sum % 0xffff).isZero();
    }

    @Test
    void the_answer_of_the_address_that_was_asked_is_one() {
        assertThat(heard(answer(), HEADER)).contains(ADDRESS);
    }

    @Test
    void ip_options_before_it_do_not_hide_it() {
        ByteBuffer packet = ByteBuffer.allocate(HEADER + 4 + EchoPacket.BYTES);
        ByteBuffer answer = answer();
        packet.put(0, answer, 0, HEADER);
        packet.put(0, (byte) 0x46);
        packet.put(HEADER + 4, answer, HEADER, EchoPacket.BYTES);

        assertThat(heard(packet, HEADER + 4)).contains(ADDRESS);
    }

    @Test
    void the_answer_of_another_address_is_none() {
        assertThat(heard(answer().putInt(12, Ipv4.of("10.7.0.254").value()), HEADER)).isEmpty();
    }

    @Test
    void our_own_question_is_none() {
        assertThat(heard(answer().put(HEADER, (byte) 8), HEADER)).isEmpty();
    }

    /** RFC 792: it carries the question's beginning, not its answer. */
    @Test
    void a_router_that_says_unreachable_is_none() {
        ByteBuffer packet = ByteBuffer.allocate(EchoPacket.ANSWER_BYTES_MAX);
        ByteBuffer answer = answer();
        packet.put(0, answer, 0, HEADER);
        packet.put(HEADER, (byte) 3).put(HEADER + 1, (byte) 1);
        packet.put(HEADER + 8, answer, 0, HEADER + 8);

        assertThat(heard(packet, HEADER)).isEmpty();
        assertThat(echo.answered(packet, 2 * HEADER + 16)).isEmpty();
    }

    @Test
    void the_answer_to_the_ping_of_somebody_else_is_none() {
        assertThat(new EchoPacket(echo.token() + 1).answered(answer(), HEADER + EchoPacket.BYTES))
                .isEmpty();
        assertThat(heard(answer().putShort(HEADER + 4, (short) 77), HEADER)).isEmpty();
    }

    @Property
    void bytes_of_any_kind_are_none_and_never_an_error(@ForAll byte[] bytes) {
        ByteBuffer packet = ByteBuffer.allocate(EchoPacket.ANSWER_BYTES_MAX + 1);
        int size = Math.min(bytes.length, packet.capacity());
        packet.put(0, bytes, 0, size);

        assertThat(echo.answered(packet, size)).isEmpty();
        assertThat(echo.answered(packet, packet.capacity())).isEmpty();
        assertThat(echo.answered(packet, -11)).isEmpty();
    }

    private Optional<Ipv4> heard(ByteBuffer packet, int header) {
        return echo.answered(packet, header + EchoPacket.BYTES);
    }

    /** As the machine that was asked sends it, and a raw socket shows it. */
    private ByteBuffer answer() {
        ByteBuffer question = ByteBuffer.allocate(EchoPacket.BYTES);
        echo.ask(question, ADDRESS, 1);
        ByteBuffer packet = ByteBuffer.allocate(EchoPacket.ANSWER_BYTES_MAX + 1);
        packet.put(0, (byte) 0x45).put(9, (byte) 1).putInt(12, ADDRESS.value());
        packet.put(HEADER, question, 0, EchoPacket.BYTES).put(HEADER, (byte) 0);
        return packet;
    }
}
