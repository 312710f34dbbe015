package offhook.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ByteWriterTest {
    @Test
    void it_grows_to_its_limit_and_not_a_byte_beyond() {
        var writer = new ByteWriter(1025);
        for (int i = 0; i < 1025; i++) {
            writer.u8(i);
        }

        assertThat(writer.size()).isEqualTo(1025);
        assertThat(writer.toBytes().at(1024)).isZero();
        assertThat(writer.toBytes().at(1023)).isEqualTo(255);
        assertThatThrownBy(() -> writer.u8(0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("1025");
    }

    @Test
    void what_does_not_fit_leaves_what_is_there() {
        var writer = new ByteWriter(3).u16(0x0102);

        assertThatThrownBy(() -> writer.bytes(Bytes.of(1, 2)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> writer.zeros(2)).isInstanceOf(IllegalStateException.class);

        assertThat(writer.toBytes()).isEqualTo(Bytes.of(1, 2));
    }

    @Test
    void what_was_taken_out_does_not_change_later() {
        var writer = new ByteWriter(10).u8(1);
        Bytes early = writer.toBytes();
        writer.u8(2);

        assertThat(early).isEqualTo(Bytes.of(1));
        assertThat(writer.toBytes()).isEqualTo(Bytes.of(1, 2));
    }
}
