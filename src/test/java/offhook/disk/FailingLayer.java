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
 * forced: contents are cut to half, renames whose folder was not forced are undone.
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
    private final Set<Path> unforced = new LinkedHashSet<>();
    private final Deque<Rename> unforcedRenames = new ArrayDeque<>();
    private int steps;
    private boolean isOff;

    private FailingLayer(int failsAt, boolean isFull) {
        this.failsAt = failsAt;
        this.isFull = isFull;
    }

    public static FailingLayer powerCutAt(int step) {
        return new FailingLayer(step, false);
    }

    public static FailingLayer fullFrom(int step) {
        return new FailingLayer(step, true);
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
            disk.makeFolder(folder);
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
        disk.force(file);
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
        disk.forceFolder(folder);
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
        // An unlucky disk forgets every second rename only.
        boolean isForgotten = true;
        for (Rename rename : unforcedRenames) {
            if (isForgotten && Files.exists(rename.to())) {
                Files.move(rename.to(), rename.from());
                if (rename.replaced() != null) {
                    Files.write(rename.to(), rename.replaced());
                }
            }
            isForgotten = !isForgotten;
        }
    }
}
