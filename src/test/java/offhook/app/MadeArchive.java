package offhook.app;

import offhook.lab.MadeUpPackage;
import offhook.wire.ByteWriter;
import offhook.wire.Bytes;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Archives of every kind, good and bad, in memory. */
final class MadeArchive {
    private MadeArchive() {}

    static Bytes tar(Map<String, Bytes> files) {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                // true: a leading slash or .. stays, as in an archive made to do harm.
                var entry = new TarArchiveEntry(file.getKey(), true);
                entry.setSize(file.getValue().size());
                tar.putArchiveEntry(entry);
                tar.write(file.getValue().toArray());
                tar.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Bytes.of(bytes.toByteArray());
    }

    static Bytes tarWithLink(String name, String target) {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(bytes)) {
            var entry = new TarArchiveEntry(name, TarArchiveEntry.LF_SYMLINK);
            entry.setLinkName(target);
            tar.putArchiveEntry(entry);
            tar.closeArchiveEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Bytes.of(bytes.toByteArray());
    }

    static Bytes gzip(Bytes content) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content.toArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Bytes.of(bytes.toByteArray());
    }

    /** In the envelope of a signed archive, made from that of a made-up file. */
    static Bytes signed(MadeUpPackage pack, String name, Bytes content) {
        Bytes any = pack.files().values().iterator().next();
        int header = (0x180 + name.length() + 1 + 3) / 4 * 4;
        var file = new ByteWriter(header + content.size());
        file.bytes(any.slice(0, 8)).u16(header).bytes(any.slice(10, 0x17d));
        file.u8(0x0e).u16(name.length() + 1).bytes(Bytes.ofText(name)).u8(0);
        while (file.size() < header) {
            file.u8(0x0d);
        }
        return file.bytes(content).toBytes();
    }

    static Bytes joined(Bytes... parts) {
        var whole = new ByteArrayOutputStream();
        for (Bytes part : parts) {
            whole.writeBytes(part.toArray());
        }
        return Bytes.of(whole.toByteArray());
    }

    /** Zeros, deflated a thousand to one: one flushed megabyte, again and again, and an end. */
    static Bytes deflatedZeros(long count) {
        var deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(new byte[1 << 20]);
        var megabyte = new byte[4096];
        int size = deflater.deflate(megabyte, 0, megabyte.length, Deflater.FULL_FLUSH);
        deflater.end();
        var bytes = new ByteArrayOutputStream();
        for (long done = 0; done < count; done += 1 << 20) {
            bytes.write(megabyte, 0, size);
        }
        bytes.writeBytes(new byte[] {3, 0}); // an empty last block
        return Bytes.of(bytes.toByteArray());
    }

    /**
     * A zip whose entries all share one deflated content, which an honest zip can't: so a megabyte
     * can say ten gigabytes.
     *
     * @param claimed what each entry says of its unpacked size
     */
    static Bytes overlapping(List<String> names, Bytes deflated, int claimed) {
        int bytesMax = deflated.size() + 1000 + 200 * names.size();
        var file = new ByteWriter(bytesMax);
        header(file, 0x0403_4b50, names.getFirst(), deflated.size(), claimed, -1);
        file.bytes(deflated);
        int directoryAt = file.size();
        for (String name : names) {
            header(file, 0x0201_4b50, name, deflated.size(), claimed, 0);
        }
        int directoryBytes = file.size() - directoryAt;
        little4(file, 0x0605_4b50);
        little4(file, 0);
        little2(file, names.size());
        little2(file, names.size());
        little4(file, directoryBytes);
        little4(file, directoryAt);
        little2(file, 0);
        return file.toBytes();
    }

    /**
     * @param localAt where the entry's own header is; -1: this is that header
     */
    private static void header(
            ByteWriter file, int magic, String name, int packed, int claimed, int localAt) {
        little4(file, magic);
        if (localAt >= 0) {
            little2(file, 20);
        }
        little2(file, 20);
        little2(file, 0);
        little2(file, 8); // deflated
        little4(file, 0); // time
        little4(file, 0); // CRC
        little4(file, packed);
        little4(file, claimed);
        little2(file, name.length());
        little2(file, 0);
        if (localAt >= 0) {
            little2(file, 0);
            little2(file, 0);
            little2(file, 0);
            little4(file, 0);
            little4(file, localAt);
        }
        file.bytes(Bytes.ofText(name));
    }

    private static void little2(ByteWriter file, int value) {
        file.u8(value).u8(value >> 8);
    }

    private static void little4(ByteWriter file, int value) {
        file.i32(Integer.reverseBytes(value));
    }
}
