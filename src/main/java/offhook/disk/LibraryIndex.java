package offhook.disk;

import offhook.firmware.Defect;
import offhook.firmware.EnvelopeSigner;
import offhook.firmware.FileRole;
import offhook.firmware.JudgedFile;
import offhook.firmware.LibraryFile;
import offhook.firmware.ManifestText;
import offhook.firmware.PackageFiles;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The list of everything imported, as text: one line with a format number and the SHA-256 of the
 * rest, then JSON. Half a list, or a changed one, is recognised.
 */
final class LibraryIndex {
    private static final String FORMAT = "offhook-firmware-index 1 ";

    /** The format and 64 digits, with room. */
    private static final int FIRST_LINE_MAX = 128;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private LibraryIndex() {}

    static byte[] encode(List<PackageFiles> packages) {
        byte[] body = JSON.writeValueAsBytes(packages.stream().map(LibraryIndex::stored).toList());
        byte[] head = (FORMAT + sha256(body) + "\n").getBytes(StandardCharsets.US_ASCII);
        byte[] whole = java.util.Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, whole, head.length, body.length);
        return whole;
    }

    /** The line with the hash of the rest: it names this list and no other. */
    static String firstLine(Path index) throws IOException {
        try (var in = Files.newInputStream(index)) {
            byte[] start = in.readNBytes(FIRST_LINE_MAX);
            return new String(start, StandardCharsets.US_ASCII).lines().findFirst().orElse("");
        }
    }

    /** Empty if it is damaged or of a format that this version doesn't know. */
    static Optional<List<PackageFiles>> decode(byte[] whole) {
        int end = 0;
        while (end < whole.length && whole[end] != '\n') {
            end++;
        }
        String head = new String(whole, 0, end, StandardCharsets.US_ASCII);
        if (end == whole.length) {
            return Optional.empty();
        }
        byte[] body = java.util.Arrays.copyOfRange(whole, end + 1, whole.length);
        if (!head.equals(FORMAT + sha256(body))) {
            return Optional.empty();
        }
        try {
            StoredPackage[] packages = JSON.readValue(body, StoredPackage[].class);
            return Optional.of(java.util.Arrays.stream(packages).map(StoredPackage::read).toList());
        } catch (JacksonException | IllegalArgumentException unknownShape) {
            return Optional.empty();
        }
    }

    private static StoredPackage stored(PackageFiles pack) {
        return new StoredPackage(
                pack.origin(),
                pack.files().stream()
                        .filter(file -> file.role().isOurs())
                        .map(StoredFile::of)
                        .toList());
    }

    private record StoredPackage(String origin, List<StoredFile> files) {
        PackageFiles read() {
            return new PackageFiles(origin, files.stream().map(StoredFile::read).toList());
        }
    }

    private record StoredFile(
            LibraryFile file,
            List<Defect> defects,
            List<String> warnings,
            Optional<ManifestText> manifest,
            Optional<String> namedImage,
            Optional<EnvelopeSigner> signer) {
        static StoredFile of(JudgedFile judged) {
            return new StoredFile(
                    judged.file(),
                    judged.defects(),
                    judged.warnings(),
                    judged.manifest(),
                    judged.namedImage(),
                    judged.signer());
        }

        JudgedFile read() {
            var role = FileRole.of(file.name());
            return new JudgedFile(file, role, defects, warnings, manifest, namedImage, signer);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
