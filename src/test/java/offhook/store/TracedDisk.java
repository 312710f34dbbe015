package offhook.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a disk holds after a power cut: the system calls of a process, as strace saw them, are done
 * again on files that remember what was synced. Of what was not, any part may be there, cut at any
 * sector. A new file's name is safe with the file's first sync (as on ext4, XFS and Btrfs), a
 * rename or removal with its folder's.
 */
final class TracedDisk {
    /** What a disk writes whole. */
    private static final int SECTOR = 512;

    private static final Pattern CALL =
            Pattern.compile("(\\d+) +(\\w+)\\((.*)\\) += (-?\\d+)(?: .*)?");
    private static final Pattern TEXT = Pattern.compile("\"((?:\\\\x[0-9a-f]{2})*)\"(\\.\\.\\.)?");

    /** One that could not be finished before the next line was written. */
    private static final Pattern BROKEN = Pattern.compile("(\\d+) +(.*) <unfinished \\.\\.\\.>");

    private static final Pattern RESUMED = Pattern.compile("(\\d+) +<\\.\\.\\. \\w+ resumed>(.*)");

    /** A call that changes files, or a line that the process said. */
    record Step(String name, String arguments, long result) {}

    private static final class Content {
        private byte[] safe = new byte[0];
        private byte[] seen = new byte[0];

        /** Since the last sync: an offset and bytes, or no bytes and a new length. */
        private final List<Map.Entry<Long, byte[]>> unsafe = new ArrayList<>();

        void write(long offset, byte[] bytes) {
            unsafe.add(Map.entry(offset, bytes));
            seen = written(seen, offset, bytes);
        }

        void truncate(long length) {
            unsafe.add(Map.entry(length, new byte[0]));
            seen = Arrays.copyOf(seen, (int) length);
        }

        void sync() {
            safe = seen;
            unsafe.clear();
        }

        byte[] afterCut(Random random) {
            byte[] left = safe;
            for (Map.Entry<Long, byte[]> one : unsafe) {
                if (one.getValue().length == 0) {
                    left =
                            random.nextBoolean()
                                    ? left
                                    : Arrays.copyOf(left, one.getKey().intValue());
                } else {
                    left = sectors(left, one, random);
                }
            }
            return left;
        }

        private static byte[] sectors(byte[] left, Map.Entry<Long, byte[]> one, Random random) {
            byte[] bytes = one.getValue();
            int fate = random.nextInt(3);
            byte[] result = left;
            long at = one.getKey();
            int from = 0;
            while (from < bytes.length) {
                int to = (int) Math.min(bytes.length, from + SECTOR - (at + from) % SECTOR);
                boolean isThere = fate == 0 || fate == 1 && random.nextBoolean();
                if (isThere) {
                    result = written(result, at + from, Arrays.copyOfRange(bytes, from, to));
                }
                from = to;
            }
            return result;
        }

        private static byte[] written(byte[] whole, long offset, byte[] bytes) {
            byte[] result =
                    Arrays.copyOf(whole, (int) Math.max(whole.length, offset + bytes.length));
            System.arraycopy(bytes, 0, result, (int) offset, bytes.length);
            return result;
        }
    }

    private final String folder;
    private final Map<Long, Content> open = new HashMap<>();
    private final Map<Long, String> folders = new HashMap<>();
    private final Map<Long, Long> positions = new HashMap<>();
    private final Map<String, Content> names = new HashMap<>();
    private final Map<String, Content> safeNames = new HashMap<>();
    private final List<String> said = new ArrayList<>();

    TracedDisk(Path folder) {
        this.folder = folder + "/";
    }

    static List<Step> read(Path trace) throws IOException {
        var steps = new ArrayList<Step>();
        var broken = new HashMap<String, String>();
        for (String line : Files.readAllLines(trace, StandardCharsets.ISO_8859_1)) {
            Matcher unfinished = BROKEN.matcher(line);
            Matcher resumed = RESUMED.matcher(line);
            String whole = line;
            if (unfinished.matches()) {
                broken.put(unfinished.group(1), unfinished.group(2));
                continue;
            }
            if (resumed.matches()) {
                whole = resumed.group(1) + " " + broken.remove(resumed.group(1)) + resumed.group(2);
            }
            Matcher call = CALL.matcher(whole);
            if (call.matches()) {
                steps.add(new Step(call.group(2), call.group(3), Long.parseLong(call.group(4))));
            }
        }
        return steps;
    }

    List<String> said() {
        return said;
    }

    void does(Step step) {
        if (step.result < 0) {
            return;
        }
        switch (step.name) {
            case "openat" -> opened(step);
            case "close" -> {
                open.remove(number(step, 0));
                folders.remove(number(step, 0));
            }
            case "write" -> written(step, false);
            case "pwrite64" -> written(step, true);
            case "ftruncate" -> {
                Content content = open.get(number(step, 0));
                if (content != null) {
                    content.truncate(number(step, 1));
                }
            }
            case "fsync", "fdatasync" -> synced(number(step, 0));
            case "rename", "renameat", "renameat2" -> {
                List<byte[]> paths = texts(step);
                Content moved = names.remove(text(paths.get(0)));
                if (moved != null) {
                    names.put(text(paths.get(1)), moved);
                }
            }
            case "unlink", "unlinkat" -> names.remove(text(texts(step).getFirst()));
            default -> throw new IllegalStateException("traced: " + step.name);
        }
    }

    private void opened(Step step) {
        String path = text(texts(step).getFirst());
        open.remove(step.result);
        folders.put(step.result, path + "/");
        positions.put(step.result, 0L);
        boolean isOurs = path.startsWith(folder);
        if (isOurs && step.arguments.contains("O_CREAT") && !names.containsKey(path)) {
            names.put(path, new Content());
        } else if (isOurs && step.arguments.contains("O_TRUNC") && names.containsKey(path)) {
            names.get(path).truncate(0);
        }
        if (names.containsKey(path)) {
            // By what it is and not by its name, which may change while it is open.
            open.put(step.result, names.get(path));
        }
    }

    private void written(Step step, boolean hasOffset) {
        long fd = number(step, 0);
        byte[] bytes = texts(step).getFirst();
        if (fd == 1) {
            // Others print as well: the database's driver asks uname what system this is.
            said.addAll(text(bytes).lines().filter(line -> line.matches("\\w+ \\d+")).toList());
            return;
        }
        Content content = open.get(fd);
        if (content != null) {
            String[] rest = step.arguments.split(", ");
            long at = hasOffset ? Long.parseLong(rest[rest.length - 1]) : positions.get(fd);
            content.write(at, Arrays.copyOf(bytes, (int) step.result));
            if (!hasOffset) {
                positions.put(fd, at + step.result);
            }
        }
    }

    private void synced(long fd) {
        Content content = open.get(fd);
        if (content != null) {
            content.sync();
            if (!safeNames.containsValue(content)) {
                names.forEach(
                        (name, named) -> {
                            if (named == content) {
                                safeNames.putIfAbsent(name, named);
                            }
                        });
            }
        } else if (folder.equals(folders.get(fd))) {
            safeNames.clear();
            safeNames.putAll(names);
        }
    }

    /** Makes the files of a disk from which the power was taken now. */
    void cut(Path target, Random random) throws IOException {
        Map<String, Content> left = random.nextBoolean() ? safeNames : names;
        for (Map.Entry<String, Content> one : left.entrySet()) {
            String name = one.getKey().substring(folder.length());
            // Its index into the log is made anew, and is written through memory: never traced.
            if (!name.endsWith("-shm")) {
                Files.write(target.resolve(name), one.getValue().afterCut(random));
            }
        }
    }

    private static long number(Step step, int index) {
        return Long.parseLong(step.arguments.split(", ")[index].replaceAll("<.*", ""));
    }

    private static List<byte[]> texts(Step step) {
        var texts = new ArrayList<byte[]>();
        Matcher found = TEXT.matcher(step.arguments);
        while (found.find()) {
            if (found.group(2) != null) {
                throw new IllegalStateException("the trace was cut short: " + step.name);
            }
            texts.add(bytes(found.group(1)));
        }
        return texts;
    }

    private static byte[] bytes(String hex) {
        var bytes = new ByteArrayOutputStream(hex.length() / 4);
        for (int i = 2; i < hex.length(); i += 4) {
            bytes.write(Integer.parseInt(hex, i, i + 2, 16));
        }
        return bytes.toByteArray();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
