package offhook.web;

import io.javalin.http.Context;

import offhook.web.Problem.Refusal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;

/** Takes a body to disk as it comes, and gives it to somebody who judges it. */
final class Uploads {
    /** A page sends many, one after the other; two do no harm to the phones that load meanwhile. */
    static final int AT_ONCE_MAX = 2;

    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int NAME_CHARACTERS_MAX = 120;

    private final long bytesMax;
    private final Semaphore places = new Semaphore(AT_ONCE_MAX);

    Uploads(long bytesMax) {
        this.bytesMax = bytesMax;
    }

    /**
     * @param landing makes a new folder, gone when this returns
     */
    <T> T take(Context context, Supplier<Path> landing, Function<Path, T> judge) {
        if (!places.tryAcquire()) {
            throw new Refusal(
                    503, AT_ONCE_MAX + " archives are being taken in; send this one after them");
        }
        try {
            String name = nameOf(context);
            Path folder = landing.get();
            try {
                Path archive = folder.resolve(name);
                receive(context, archive);
                return judge.apply(archive);
            } finally {
                empty(folder);
            }
        } finally {
            places.release();
        }
    }

    /** Without a folder, and nothing that a file system takes amiss. */
    private static String nameOf(Context context) {
        String sent =
                Requests.query(context, "name")
                        .orElseThrow(
                                () ->
                                        new Refusal(
                                                400,
                                                "name: expected the archive's name, such as"
                                                        + " ?name=cmterm-7960.zip"));
        String last = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
        String plain = last.replaceAll("[^A-Za-z0-9._()+ -]", "_").strip();
        String end =
                plain.substring(Math.max(0, plain.length() - NAME_CHARACTERS_MAX))
                        .replaceFirst("^[. ]+", "");
        return end.isEmpty() ? "archive" : end;
    }

    private void receive(Context context, Path archive) {
        long announced = context.req().getContentLengthLong();
        if (announced > bytesMax) {
            throw tooLarge();
        }
        long taken = 0;
        try (OutputStream out = Files.newOutputStream(archive)) {
            InputStream in = body(context);
            var buffer = new byte[BUFFER_BYTES];
            for (int read = read(in, buffer); read >= 0; read = read(in, buffer)) {
                taken += read;
                if (taken > bytesMax) {
                    throw tooLarge();
                }
                out.write(buffer, 0, read);
            }
        } catch (IOException refused) {
            throw new Refusal(
                    507,
                    "the archive can't be written to disk ("
                            + refused.getMessage()
                            + "); make room and send it again");
        }
        if (taken == 0) {
            throw new Refusal(400, "body: expected the archive's bytes, and it is empty");
        }
    }

    private static InputStream body(Context context) throws IOException {
        return context.req().getInputStream();
    }

    private static int read(InputStream in, byte[] buffer) {
        try {
            return in.read(buffer);
        } catch (IOException cutOff) {
            throw new Refusal(
                    400,
                    "the archive was cut off on its way; nothing of it was kept; send it again");
        }
    }

    private Refusal tooLarge() {
        return new Refusal(
                413,
                "the archive is larger than "
                        + bytesMax
                        + " bytes; unpack it and send its packages, or use offhook import");
    }

    private static void empty(Path folder) {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException stays) {
            // In the folder of incoming files; the next start sweeps it.
        }
    }
}
