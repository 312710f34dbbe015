package offhook.disk;

import offhook.firmware.Catalogue;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A disk that loses power, or fills up, at a chosen step. Power loss takes with it what was not
 * forced: contents are cut to half, renames whose folder was not forced are undone. Forcing itself
 * is only noted, so that a test can afford a thousand of them.
 */
public final class FailingLayer implements FileLayer {
    /** The process is gone; nothing after this runs. */
    public static final class PowerCut extends Error {
        PowerCut() {
            super("power cut", null, false, false);
        }
    }

    private record Rename(Path from, Path to, byte[] replaced) {}

    private final FileLayer disk = FileLayer.ofDisk();
    private final int failsAt;
    private final boolean isFull;
    private final Fate fate;
    private final Set<Path> unforced = new LinkedHashSet<>();
    private final Deque<Rename> unforcedRenames = new ArrayDeque<>();
    private int steps;
    private boolean isOff;

    /** Which of the renames that were not forced a disk forgets. */
    public enum Fate {
        NONE,
        ALL,
        EVEN,
        ODD;

        boolean forgets(int number) {
            return switch (this) {
                case NONE -> false;
                case ALL -> true;
                case EVEN -> number % 2 == 0;
                case ODD -> number % 2 == 1;
            };
        }
    }

    private FailingLayer(int failsAt, boolean isFull, Fate fate) {
        this.failsAt = failsAt;
        this.isFull = isFull;
        this.fate = fate;
    }

    public static FailingLayer powerCutAt(int step, Fate fate) {
        return new FailingLayer(step, false, fate);
    }

    public static FailingLayer fullFrom(int step) {
        return new FailingLayer(step, true, Fate.NONE);
    }

    /** Only counts. */
    public static FailingLayer unfailing() {
        return powerCutAt(Integer.MAX_VALUE, Fate.ALL);
    }

    /** Power is lost after everything was done. */
    public void cutPower() throws IOException {
        isOff = true;
        loseWhatWasNotForced();
    }

    public FirmwareFolder folder(Path folder) {
        return new FirmwareFolder(folder, Catalogue.EMPTY, this);
    }

    /** How many steps there were. */
    public int steps() {
        return steps;
    }

    @Override
    public void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            step();
            Files.createDirectories(folder);
        }
    }

    @Override
    public OutputStream create(Path file) throws IOException {
        step();
        OutputStream out = disk.create(file);
        unforced.add(file);
        return new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int from, int count) throws IOException {
                step();
                super.out.write(bytes, from, count);
            }
        };
    }

    @Override
    public void force(Path file) throws IOException {
        step();
        unforced.remove(file);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        step();
        byte[] replaced = Files.exists(to) ? Files.readAllBytes(to) : null;
        disk.move(from, to);
        unforcedRenames.push(new Rename(from, to, replaced));
        if (unforced.remove(from)) {
            unforced.add(to);
        }
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
        step();
        unforcedRenames.removeIf(rename -> rename.to().getParent().equals(folder));
    }

    @Override
    public void delete(Path file) throws IOException {
        if (!isOff) {
            disk.delete(file);
        }
    }

    private void step() throws IOException {
        steps++;
        if (isOff) {
            throw new PowerCut();
        }
        if (steps >= failsAt && isFull) {
            throw new IOException("No space left on device");
        }
        if (steps == failsAt) {
            isOff = true;
            loseWhatWasNotForced();
            throw new PowerCut();
        }
    }

    private void loseWhatWasNotForced() throws IOException {
        for (Path file : unforced) {
            if (Files.exists(file)) {
                byte[] content = Files.readAllBytes(file);
                Files.write(file, java.util.Arrays.copyOf(content, content.length / 2));
            }
        }
        int number = 0;
        for (Rename rename : unforcedRenames) {
            if (fate.forgets(number++) && Files.exists(rename.to())) {
                Files.move(rename.to(), rename.from());
                if (rename.replaced() != null) {
                    Files.write(rename.to(), rename.replaced());
                }
            }
        }
    }
}
