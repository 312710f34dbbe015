package offhook.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;

class BytesTest {
    @Test
    void equal_content_is_equal_whatever_made_it() {
        Bytes one = Bytes.of(1, 0xff, 0x80);

        assertThat(one)
                .isEqualTo(Bytes.of(new byte[] {1, -1, -128}))
                .hasSameHashCodeAs(Bytes.of(new byte[] {1, -1, -128}))
                .isNotEqualTo(Bytes.of(1, 0xff))
                .isNotEqualTo(Bytes.of(1, 0xff, 0x81));
        assertThat(Bytes.of(new byte[0])).isEqualTo(Bytes.EMPTY);
    }

    @Test
    void nobody_outside_can_change_them() {
        byte[] given = {1, 2, 3};
        Bytes bytes = Bytes.of(given);
        given[0] = 9;
        bytes.toArray()[1] = 9;
        ByteBuffer view = bytes.buffer();

        assertThat(bytes).isEqualTo(Bytes.of(1, 2, 3));
        assertThatThrownBy(() -> view.put(0, (byte) 9)).isInstanceOf(ReadOnlyBufferException.class);
        assertThat(view.hasArray()).isFalse();
    }

    @Test
    void a_view_does_not_move_the_next_one() {
        Bytes bytes = Bytes.of(1, 2, 3);
        bytes.buffer().get();

        assertThat(bytes.buffer().position()).isZero();
        assertThat(bytes.buffer().remaining()).isEqualTo(3);
    }

    @Test
    void a_byte_is_read_as_0_to_255() {
        assertThat(Bytes.of(0x80, 0xff).at(0)).isEqualTo(128);
        assertThat(Bytes.of(0x80, 0xff).at(1)).isEqualTo(255);
        assertThatThrownBy(() -> Bytes.of(1).at(1)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void a_slice_ends_before_its_end() {
        assertThat(Bytes.of(1, 2, 3, 4).slice(1, 3)).isEqualTo(Bytes.of(2, 3));
        assertThat(Bytes.of(1, 2).slice(1, 1).isEmpty()).isTrue();
    }

    @Test
    void shown_in_hex_and_never_at_length() {
        assertThat(Bytes.of(0xde, 0x0a)).hasToString("Bytes[de0a]");
        assertThat(Bytes.of(new byte[1000]).toString())
                .endsWith("1000 in all]")
                .hasSizeLessThan(90);
    }

    @Property
    void every_byte_survives_being_text(@ForAll byte[] content) {
        Bytes bytes = Bytes.of(content);

        assertThat(Bytes.ofText(bytes.text())).isEqualTo(bytes);
        assertThat(bytes.toArray()).isEqualTo(content);
        assertThat(bytes.hex()).hasSize(2 * content.length);
    }

    @Test
    void text_of_every_alphabet_survives_utf_8() {
        assertThat(Bytes.ofUtf8("ü€😀").utf8()).isEqualTo("ü€😀");
        assertThat(Bytes.ofUtf8("ü").size()).isEqualTo(2);
        assertThat(Bytes.ofText("ü").size()).isEqualTo(1);
    }
}
