package offhook.disk;

import offhook.firmware.Defect;
import offhook.firmware.Defect.Kind;
import offhook.firmware.EnvelopeReading;
import offhook.firmware.FileRole;
import offhook.firmware.WebPage;
import offhook.phone.LoadNames;

import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Opens one archive and every archive within, by content, within one budget. */
final class ArchiveWalk {
    private static final Set<String> ARCHIVE_EXTENSIONS =
            Set.of("zip", "exe", "cop", "sgn", "tar", "gz", "tgz");

    private final Intake intake;
    private final Scratch scratch;
    private final Budget budget;

    ArchiveWalk(Intake intake, Scratch scratch, Budget budget) {
        this.intake = intake;
        this.scratch = scratch;
        this.budget = budget;
    }

    /**
     * @param shown the file as people would name it
     * @param depth how many archives it lies in
     */
    void open(Path file, String shown, int depth) throws IOException {
        budget.depth(depth);
        byte[] head = head(file);
        try {
            switch (Shape.of(head)) {
                case Shape.Zip _ -> zip(file, shown, depth);
                case Shape.SelfExtracting _ -> program(file, shown, depth);
                case Shape.Gzip _ -> gzip(file, 0, shown, depth);
                case Shape.SignedGzip(EnvelopeReading envelope, int headerBytes) -> {
                    if (envelope instanceof EnvelopeReading.Broken(var why)) {
                        wrong(
                                Kind.ENVELOPE_BROKEN,
                                "%s has a damaged signed envelope (%s: %s). Get it again."
                                        .formatted(shown, why.field(), why.problem()));
                    }
                    gzip(file, headerBytes, shown, depth);
                }
                case Shape.Tar _ -> {
                    try (InputStream tar = Files.newInputStream(file)) {
                        tar(tar, shown, depth);
                    }
                }
                case Shape.Foreign(String what) ->
                        wrong(
                                Kind.WRONG_CONTENT,
                                ("%s is %s, which can't be opened here. Unpack it and give"
                                                + " the folder.")
                                        .formatted(shown, what));
                case Shape.Plain _ -> plain(shown, head);
            }
        } catch (Refusal | DiskException stop) {
            throw stop;
        } catch (IOException | RuntimeException broken) {
            // The library throws both kinds on hostile bytes.
            wrong(Kind.ARCHIVE_BROKEN, shown + " " + how(broken) + " Get it again.");
        }
    }

    /** Whether a file given by itself is an archive, or is meant to be one. */
    static boolean isMeant(Path file) throws IOException {
        return ARCHIVE_EXTENSIONS.contains(extension(file.getFileName().toString()))
                || isArchive(file.getFileName().toString(), head(file))
                || foreign(file).isPresent();
    }

    /** A program without a zip in it, and not named like a package: a tool that lies beside. */
    static boolean isHelper(Path file) throws IOException {
        return isHelper(file, file.getFileName().toString());
    }

    private static boolean isHelper(Path file, String name) throws IOException {
        return Shape.of(head(file)) instanceof Shape.SelfExtracting
                && !name.toLowerCase(Locale.ROOT).startsWith("cmterm")
                && LoadNames.named(name.replaceFirst("(?i)(\\.zip)?\\.exe$", "")).isEmpty()
                && !ZipDirectory.isThere(file);
    }

    /** What it is, if it is an archive that can't be opened here. */
    static Optional<String> foreign(Path file) throws IOException {
        return Shape.of(head(file)) instanceof Shape.Foreign(String what)
                ? Optional.of(what)
                : Optional.empty();
    }

    /** Its name promises an archive, and it is none. */
    private void plain(String shown, byte[] head) {
        if (head.length == 0) {
            wrong(Kind.EMPTY, shown + " is empty. Get it again.");
        } else if (WebPage.isOne(ByteBuffer.wrap(head))) {
            wrong(
                    Kind.WEB_PAGE,
                    shown
                            + " is a web page that was saved instead of the file. Open the link in"
                            + " a browser, sign in if it asks, and save what it offers.");
        } else {
            wrong(
                    Kind.WRONG_CONTENT,
                    shown + " is no archive, whatever its name says. Get it again.");
        }
    }

    private void zip(Path file, String shown, int depth) throws IOException {
        try {
            new ZipArchive(budget).read(file, entries(shown, depth));
        } catch (EOFException noEnd) {
            wrong(
                    Kind.CUT,
                    ("%s is cut: the list of files at its end is missing (%,d bytes are there)."
                                    + " Get it again.")
                            .formatted(shown, Files.size(file)));
            new CutZip(budget).read(file, entries(shown, depth));
        }
    }

    private void program(Path file, String shown, int depth) throws IOException {
        try {
            new ZipArchive(budget).read(file, entries(shown, depth));
        } catch (EOFException noZip) {
            wrong(
                    Kind.WRONG_CONTENT,
                    shown
                            + " is a Windows program without a zip inside, or cut. Run it on"
                            + " Windows and give the folder that it makes.");
        }
    }

    private void gzip(Path file, int skip, String shown, int depth) throws IOException {
        try (InputStream raw = Files.newInputStream(file)) {
            raw.skipNBytes(skip);
            var unpacked = new BufferedInputStream(new GzipCompressorInputStream(raw), 8192);
            byte[] head = peek(unpacked);
            if (Shape.of(head) instanceof Shape.Tar) {
                tar(unpacked, shown, depth);
            } else {
                String inner = shown.replaceFirst("(?i)\\.(gz|cop|cop\\.sgn|sgn)$", "");
                var name = new EntryName("", inner.substring(inner.lastIndexOf('/') + 1));
                entries(shown, depth).read(name, new CountedStream(unpacked, budget));
            }
        } catch (Refusal | DiskException stop) {
            throw stop;
        } catch (IOException | RuntimeException broken) {
            // Its checksum stands at the end and covers all: what was read before is unproved.
            intake.distrust(shown, shown + " " + how(broken) + " Get it again.");
            throw broken;
        }
    }

    private void tar(InputStream stream, String shown, int depth) throws IOException {
        new TarArchive(budget).read(stream, entries(shown, depth));
    }

    private ZipArchive.EntryReader entries(String archive, int depth) {
        return new ZipArchive.EntryReader() {
            @Override
            public void read(EntryName name, InputStream content) throws IOException {
                if (!(FileRole.of(name.name()) instanceof FileRole.Accessory)) {
                    intake.file(archive, name, content, budget);
                    return;
                }
                var buffered = new BufferedInputStream(content, 8192);
                if (isArchive(name.name(), peek(buffered))) {
                    Path nested = scratch.copy(buffered);
                    if (isHelper(nested, name.name())) {
                        intake.leftOut(archive, name, "a program");
                    } else {
                        open(nested, archive + "/" + name.path(), depth + 1);
                    }
                    scratch.drop(nested);
                } else {
                    intake.file(archive, name, buffered, budget);
                    // To its end, so that its checksum and its size are looked at too.
                    TarArchive.drain(buffered);
                }
            }

            @Override
            public void leftOut(EntryName name, String what) {
                intake.leftOut(archive, name, what);
            }

            @Override
            public void broken(EntryName name, Exception why) {
                String where = name.name() + " in " + archive + " ";
                intake.broken(
                        archive,
                        name,
                        why instanceof ZipArchive.UnknownMethod
                                ? new Defect(
                                        Kind.UNREADABLE,
                                        where
                                                + "is packed by a method that can't be opened here."
                                                + " Unpack it and give the folder.")
                                : new Defect(
                                        Kind.ARCHIVE_BROKEN, where + how(why) + " Get it again."));
            }
        };
    }

    /** Jars are zips that phones take as they are. */
    private static boolean isArchive(String name, byte[] head) {
        return switch (Shape.of(head)) {
            case Shape.Zip _,
                    Shape.SelfExtracting _,
                    Shape.Gzip _,
                    Shape.SignedGzip _,
                    Shape.Tar _ ->
                    !extension(name).equals("jar");
            case Shape.Foreign _, Shape.Plain _ -> false;
        };
    }

    private void wrong(Kind kind, String sentence) {
        intake.defect(new Defect(kind, sentence));
    }

    private static String how(Exception broken) {
        String message = String.valueOf(broken.getMessage());
        String lower = message.toLowerCase(Locale.ROOT);
        if (broken instanceof EOFException
                || lower.contains("truncated")
                || lower.contains("unexpected end")) {
            return "is cut: it ends in the middle.";
        }
        if (lower.contains("crc") || lower.contains("checksum")) {
            return "is damaged: it does not match the archive's checksum.";
        }
        return "is damaged and can't be unpacked (" + EntryName.shown(message) + ").";
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(Shape.HEAD_BYTES);
        }
    }

    private static byte[] peek(BufferedInputStream stream) throws IOException {
        stream.mark(Shape.HEAD_BYTES);
        byte[] head = stream.readNBytes(Shape.HEAD_BYTES);
        stream.reset();
        return head;
    }

    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
