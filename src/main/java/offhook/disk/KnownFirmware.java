package offhook.disk;

import offhook.firmware.Catalogue;
import offhook.firmware.KnownFile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/**
 * Reads the catalogue of firmware seen in public, which is part of the program. Whatever is wrong
 * in it is our own mistake, so it stops the program.
 */
public final class KnownFirmware {
    private static final String FILES = "/offhook/firmware/known-files.csv";
    private static final String MEMBERS = "/offhook/firmware/known-members.csv";

    private KnownFirmware() {}

    /** The catalogue of the resources {@code known-files.csv} and {@code known-members.csv}. */
    public static Catalogue catalogue() {
        var files = new ArrayList<KnownFile>();
        for (String[] row : rows(FILES, 4)) {
            files.add(
                    new KnownFile(
                            row[0],
                            given(row[1]).map(Long::valueOf),
                            given(row[2]),
                            given(row[3])));
        }
        var members = new HashMap<String, List<String>>();
        for (String[] row : rows(MEMBERS, 2)) {
            members.put(row[0], List.of(row[1].split("\\|")));
        }
        return new Catalogue(files, members);
    }

    private static Optional<String> given(String cell) {
        return Optional.of(cell).filter(text -> !text.isEmpty());
    }

    /** Without comments and the line of column names. */
    private static List<String[]> rows(String resource, int columns) {
        try (InputStream in = KnownFirmware.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing from the program");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .skip(1)
                    .map(line -> row(resource, line, columns))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(resource + " cannot be read", e);
        }
    }

    private static String[] row(String resource, String line, int columns) {
        String[] cells = line.split(",", -1);
        if (cells.length != columns) {
            throw new IllegalStateException(resource + ": wrong number of columns: " + line);
        }
        return cells;
    }
}
