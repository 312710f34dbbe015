package offhook.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals passwords with a key that lies in a file beside the data and is made at first use. Who has
 * the database alone has no password; who loses the key has to hand them in again.
 */
public final class Vault {
    /** AES-256. */
    private static final int KEY_BYTES = 32;

    /** What GCM wants (NIST SP 800-38D §5.2.1.1); random: 2^32 of them before one is likely met. */
    private static final int NONCE_BYTES = 12;

    private static final int TAG_BITS = 128;

    /** Tells a lost key from a damaged entry; says nothing of the key. */
    private static final int KEY_NAME_BYTES = 4;

    private static final String VERSION = "1";
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final Path file;
    private final SecureRandom random = new SecureRandom();
    private Optional<Key> key = Optional.empty();

    private record Key(SecretKeySpec bytes, String name) {
        @Override
        public String toString() {
            return "Key[" + name + "]";
        }
    }

    /** What became of something sealed. */
    public sealed interface Opened {
        record Plain(String text) implements Opened {
            @Override
            public String toString() {
                return "Plain[•••]";
            }
        }

        /**
         * @param why a clause
         */
        record Lost(String why) implements Opened {}
    }

    private Vault(Path file) {
        this.file = file;
    }

    /** Nothing is read or made yet. */
    public static Vault at(Path keyFile) {
        return new Vault(keyFile);
    }

    /** Where the key lies. */
    public Path file() {
        return file;
    }

    /**
     * @param owner whose it is: sealed for one, it opens for nobody else
     */
    synchronized String seal(String text, String owner) {
        Key with = key().orElseGet(this::make);
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, with, nonce, owner);
            byte[] sealed = cipher.doFinal(text.getBytes(StandardCharsets.UTF_8));
            Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
            return String.join(
                    ".",
                    VERSION,
                    with.name(),
                    base64.encodeToString(nonce),
                    base64.encodeToString(sealed));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("AES/GCM belongs to every JDK", missing);
        }
    }

    synchronized Opened open(String sealed, String owner) {
        String[] parts = sealed.split("\\.", -1);
        if (parts.length != 4 || !parts[0].equals(VERSION)) {
            return new Opened.Lost("it was not sealed by this version of Offhook");
        }
        Optional<Key> with;
        try {
            with = key();
        } catch (StoreException unusable) {
            // The station goes on without; who seals something new is told the rest.
            return new Opened.Lost("the key file " + file + " may not be read, or holds no key");
        }
        if (with.isEmpty()) {
            return new Opened.Lost("the key file " + file + " is missing");
        }
        if (!with.get().name().equals(parts[1])) {
            return new Opened.Lost("the key file " + file + " is another than it was sealed with");
        }
        try {
            byte[] nonce = Base64.getDecoder().decode(parts[2]);
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, with.get(), nonce, owner);
            byte[] plain = cipher.doFinal(Base64.getDecoder().decode(parts[3]));
            return new Opened.Plain(new String(plain, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException damaged) {
            return new Opened.Lost("it was changed since it was sealed");
        }
    }

    /** A sentence if others than its owner may read the key. */
    public Optional<String> trouble() {
        try {
            Set<PosixFilePermission> may = Files.getPosixFilePermissions(file);
            return OWNER_ONLY.containsAll(may)
                    ? Optional.empty()
                    : Optional.of(
                            "the key file "
                                    + file
                                    + " may be read by others ("
                                    + PosixFilePermissions.toString(may)
                                    + "): chmod 600 it.");
        } catch (UnsupportedOperationException | IOException notSaid) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, Key key, byte[] nonce, String owner)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.bytes(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    /** Read once; empty if there is none yet. */
    private Optional<Key> key() {
        if (key.isEmpty()) {
            try {
                key = Optional.of(key(Files.readString(file, StandardCharsets.US_ASCII).strip()));
            } catch (NoSuchFileException none) {
                return Optional.empty();
            } catch (IOException refused) {
                throw new StoreException(
                        "the key file "
                                + file
                                + " cannot be read ("
                                + refused.getClass().getSimpleName()
                                + "): passwords are sealed with it; let the station's user read"
                                + " it.",
                        refused);
            }
        }
        return key;
    }

    private Key key(String hex) {
        if (!hex.matches("[0-9a-f]{" + 2 * KEY_BYTES + "}")) {
            throw new StoreException(
                    "the key file "
                            + file
                            + " holds no key: expected "
                            + 2 * KEY_BYTES
                            + " hex digits. Bring it back from a backup, or move it away and hand"
                            + " the passwords in again.");
        }
        byte[] bytes = HexFormat.of().parseHex(hex);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new Key(
                    new SecretKeySpec(bytes, "AES"),
                    HexFormat.of().formatHex(hash, 0, KEY_NAME_BYTES));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("SHA-256 belongs to every JDK", missing);
        }
    }

    /** Whole and only its owner's from its first moment; of two who make one, the first counts. */
    private Key make() {
        var bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        Path fresh =
                file.resolveSibling(file.getFileName() + ".new-" + ProcessHandle.current().pid());
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.deleteIfExists(fresh);
            create(fresh);
            try (var channel =
                    java.nio.channels.FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                String line = HexFormat.of().formatHex(bytes) + "\n";
                channel.write(StandardCharsets.US_ASCII.encode(line));
                channel.force(true);
            }
            publish(fresh);
            return key().orElseThrow();
        } catch (IOException refused) {
            throw new StoreException(
                    "the key file "
                            + file
                            + " cannot be made ("
                            + refused.getClass().getSimpleName()
                            + "): no password can be kept without it; check that the folder may be"
                            + " written.",
                    refused);
        }
    }

    private void publish(Path fresh) throws IOException {
        try {
            // Unlike a rename this never replaces a key that another process has just made.
            Files.createLink(file, fresh);
            Files.delete(fresh);
        } catch (FileAlreadyExistsException made) {
            Files.delete(fresh);
        } catch (UnsupportedOperationException noLinks) {
            Files.move(fresh, file);
        }
    }

    private static void create(Path fresh) throws IOException {
        FileAttribute<Set<PosixFilePermission>> ownerOnly =
                PosixFilePermissions.asFileAttribute(OWNER_ONLY);
        try {
            Files.createFile(fresh, ownerOnly);
        } catch (UnsupportedOperationException windows) {
            // There the folder's own rights hold.
            Files.createFile(fresh);
        }
    }
}
