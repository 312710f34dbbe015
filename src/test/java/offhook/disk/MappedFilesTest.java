package offhook.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import offhook.tftp.FileContent;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

class MappedFilesTest {
    @TempDir Path folder;

    private MappedFiles files;

    @BeforeEach
    void open() {
        files = new MappedFiles(folder::resolve);
    }

    @Test
    void slices_are_views_of_the_file_and_shorter_only_at_its_end() throws IOException {
        Files.writeString(folder.resolve("ab"), "hello, phone");

        FileContent content = files.stored("ab");

        assertThat(content.sizeBytes()).isEqualTo(12);
        assertThat(text(content.slice(0, 5))).isEqualTo("hello");
        assertThat(text(content.slice(7, 512))).isEqualTo("phone");
        assertThat(text(content.slice(12, 512))).isEmpty();
        assertThat(content.slice(0, 5).isDirect()).isTrue();
        assertThat(content.slice(0, 5).isReadOnly()).isTrue();
        assertThat(files.stored("ab")).isSameAs(content);
    }

    @Test
    void an_empty_file_is_served_as_one() throws IOException {
        Files.createFile(folder.resolve("empty"));

        assertThat(files.stored("empty").slice(0, 512).remaining()).isZero();
    }

    @Test
    void a_file_over_two_gigabytes_is_read_at_both_ends() throws IOException {
        long size = (5L << 30) + 3;
        try (var channel =
                FileChannel.open(
                        folder.resolve("big"),
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.SPARSE)) {
            channel.write(ByteBuffer.wrap("end".getBytes(StandardCharsets.UTF_8)), size - 3);
        }

        FileContent content = files.stored("big");

        assertThat(content.sizeBytes()).isEqualTo(size);
        assertThat(text(content.slice(size - 3, 512))).isEqualTo("end");
        assertThat(content.slice(1L << 31, 512).get(511)).isZero();
    }

    @Test
    void a_file_that_vanished_is_a_sentence_and_one_under_way_goes_on() throws IOException {
        Files.writeString(folder.resolve("ab"), "hello");
        FileContent underWay = files.stored("ab");
        Files.delete(folder.resolve("ab"));
        files.forget("ab");

        assertThatThrownBy(() -> files.stored("ab"))
                .isInstanceOf(DiskException.class)
                .hasMessage(
                        "library: the content file "
                                + folder.resolve("ab")
                                + " is gone; import the firmware again");
        assertThat(text(underWay.slice(0, 5))).isEqualTo("hello");
    }

    private static String text(ByteBuffer buffer) {
        return StandardCharsets.UTF_8.decode(buffer).toString();
    }
}
