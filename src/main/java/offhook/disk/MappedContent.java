package offhook.disk;

import offhook.tftp.FileContent;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file in memory as the system's page cache has it; slices are views, nothing is copied. */
final class MappedContent implements FileContent {
    private final MemorySegment whole;

    /** The same for files under 2 GB, as a slice of it is cheaper; else null. */
    private final ByteBuffer small;

    private MappedContent(MemorySegment whole) {
        this.whole = whole;
        this.small =
                whole.byteSize() <= Integer.MAX_VALUE
                        ? whole.asByteBuffer().asReadOnlyBuffer()
                        : null;
    }

    static MappedContent of(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            // Let go when nobody holds it any more: a transfer under way keeps its file.
            var content =
                    new MappedContent(
                            channel.map(MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto()));
            // Read ahead, so that no event loop waits for the disk.
            Thread.ofVirtual().start(content.whole::load);
            return content;
        }
    }

    @Override
    public long sizeBytes() {
        return whole.byteSize();
    }

    @Override
    public ByteBuffer slice(long offset, int count) {
        int length = (int) Math.min(count, whole.byteSize() - offset);
        return small != null
                ? small.slice((int) offset, length)
                : whole.asSlice(offset, length).asByteBuffer().asReadOnlyBuffer();
    }
}
