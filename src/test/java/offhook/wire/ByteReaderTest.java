package offhook.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;

class ByteReaderTest {
    private static final Bytes SOME =
            Bytes.of(
                    0x81, // u8
                    0x81, 0x02, // u16
                    0xff, 0xff, 0xff, 0xfe, // u32
                    0xff, 0xff, 0xff, 0xfe, // i32
                    7, 8, 9); // bytes

    private static String readAll(ByteReader reader) throws MalformedException {
        return reader.u8("a")
                + " "
                + reader.u16("b")
                + " "
                + reader.u32("c")
                + " "
                + reader.i32("d")
                + " "
                + reader.bytes("e", 3).hex();
    }

    @Test
    void numbers_are_in_network_order_and_unsigned_where_they_say_so() throws MalformedException {
        var reader = new ByteReader(SOME);

        assertThat(readAll(reader)).isEqualTo("129 33026 4294967294 -2 070809");
        assertThat(reader.hasMore()).isFalse();
        assertThat(reader.remaining()).isZero();
        assertThat(reader.offset()).isEqualTo(14);
    }

    @Test
    void every_prefix_is_refused_by_the_field_that_it_cuts() {
        String fields = "abbccccddddeee";
        for (int size = 0; size < SOME.size(); size++) {
            var reader = new ByteReader(SOME.slice(0, size));

            var refused = catchThrowableOfType(MalformedException.class, () -> readAll(reader));

            assertThat(refused).as("prefix of " + size).isNotNull();
            assertThat(refused.malformation().field()).isEqualTo(fields.substring(size, size + 1));
            assertThat(refused.malformation().offset()).isLessThanOrEqualTo(size);
        }
    }

    @Test
    void a_refusal_says_field_place_and_what_is_missing() {
        var reader = new ByteReader(Bytes.of(1, 2, 3));

        assertThatThrownBy(
                        () -> {
                            reader.u16("opcode");
                            reader.u16("block");
                        })
                .isInstanceOf(MalformedException.class)
                .hasMessage("block at byte 2: needs 2 byte(s), has 1");
    }

    @Test
    void a_refusal_costs_no_stack_trace_and_moves_nothing() {
        var reader = new ByteReader(Bytes.of(1));

        var refused = catchThrowableOfType(MalformedException.class, () -> reader.u32("x"));

        assertThat(refused.getStackTrace()).isEmpty();
        assertThat(reader.offset()).isZero();
    }

    @Test
    void no_count_leads_outside() {
        for (int count : new int[] {-1, 4, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            var reader = new ByteReader(Bytes.of(1, 2, 3));

            assertThatThrownBy(() -> reader.bytes("x", count))
                    .isInstanceOf(MalformedException.class);
            assertThatThrownBy(() -> reader.skip("x", count))
                    .isInstanceOf(MalformedException.class);
            assertThatThrownBy(() -> reader.part("x", count))
                    .isInstanceOf(MalformedException.class);
        }
    }

    @Test
    void a_part_cannot_see_beyond_itself_and_the_whole_goes_on_behind_it()
            throws MalformedException {
        var whole = new ByteReader(Bytes.of(1, 2, 3, 4));
        ByteReader part = whole.part("p", 2);

        assertThat(part.u16("inside")).isEqualTo(0x0102);
        assertThatThrownBy(() -> part.u8("beyond")).isInstanceOf(MalformedException.class);
        assertThat(whole.u16("behind")).isEqualTo(0x0304);
    }

    @Test
    void the_buffer_given_is_neither_moved_nor_asked_for_its_order() throws MalformedException {
        ByteBuffer buffer = ByteBuffer.wrap(new byte[] {9, 1, 2, 9}).order(ByteOrder.LITTLE_ENDIAN);
        buffer.position(1).limit(3);

        assertThat(new ByteReader(buffer).u16("x")).isEqualTo(0x0102);
        assertThat(buffer.position()).isEqualTo(1);
    }

    @Property(tries = 500)
    void whatever_is_written_is_read(@ForAll @IntRange(max = 1_000_000) int seed)
            throws MalformedException {
        var random = new Random(seed);
        var writer = new ByteWriter(10_000);
        var kinds = random.ints(20, 0, 4).toArray();
        var values = random.ints(20).toArray();
        for (int i = 0; i < kinds.length; i++) {
            switch (kinds[i]) {
                case 0 -> writer.u8(values[i]);
                case 1 -> writer.u16(values[i]);
                case 2 -> writer.i32(values[i]);
                default -> writer.bytes(Bytes.of(values[i])).zeros(2);
            }
        }

        var reader = new ByteReader(writer.toBytes());

        assertThat(reader.remaining()).isEqualTo(writer.size());
        for (int i = 0; i < kinds.length; i++) {
            switch (kinds[i]) {
                case 0 -> assertThat(reader.u8("u8")).isEqualTo(values[i] & 0xff);
                case 1 -> assertThat(reader.u16("u16")).isEqualTo(values[i] & 0xffff);
                case 2 -> assertThat(reader.i32("i32")).isEqualTo(values[i]);
                default ->
                        assertThat(reader.bytes("bytes", 3)).isEqualTo(Bytes.of(values[i], 0, 0));
            }
        }
        assertThat(reader.hasMore()).isFalse();
    }
}
