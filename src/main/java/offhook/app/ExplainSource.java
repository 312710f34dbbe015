package offhook.app;

import offhook.disk.ObservedFile;
import offhook.disk.PackedLogs;
import offhook.explain.Sighting;
import offhook.explain.TextReader;
import offhook.phone.PhoneCatalogue;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** One file of {@code explain}: its sightings one by one, and what is to be said of the file. */
abstract sealed class ExplainSource implements AutoCloseable
        permits ExplainSource.Text, CaptureSource, ExplainSource.Nothing, RetoldStories {
    /** Lines or packets: some ten times a second. */
    private static final int WATCHED_EVERY = 8_192;

    private final Path path;
    private final ObservedFile file;
    private final Deque<Sighting> ready = new ArrayDeque<>();
    private boolean isOver;
    private boolean isMember;
    private long read;
    private Runnable watching = () -> {};

    ExplainSource(Path path, ObservedFile file) {
        this.path = path;
        this.file = file;
    }

    /** As many as there are: an archive holds several. */
    static List<ExplainSource> openAll(Path path, PhoneCatalogue catalogue, ZoneId zone) {
        ExplainSource whole = open(path, catalogue, zone);
        boolean isArchive =
                whole instanceof Nothing
                        && (whole.file.kind() == ObservedFile.Kind.ZIP
                                || whole.file.kind() == ObservedFile.Kind.TAR);
        if (!isArchive) {
            return List.of(whole);
        }
        whole.close();
        // A bundle of ours would have told by now; its stream is used up.
        ObservedFile again = ObservedFile.open(path);
        PackedLogs packed = PackedLogs.read(path, again);
        var sources = new ArrayList<ExplainSource>();
        for (ObservedFile member : packed.files()) {
            ExplainSource source = of(member.path(), member, catalogue, zone);
            source.isMember = true;
            sources.add(source);
        }
        String held =
                packed.files().isEmpty()
                        ? "holds no log and no capture"
                        : "holds %s that may be logs or captures"
                                .formatted(
                                        packed.files().size() == 1
                                                ? "1 file"
                                                : packed.files().size() + " files");
        String more = packed.trouble().map(why -> "; " + why).orElse("");
        sources.add(new Nothing(path, again, held + more));
        return List.copyOf(sources);
    }

    /** One of many: nobody wants to read of those that hold nothing. */
    final boolean isWorthTelling() {
        return !isMember || isUnderstood();
    }

    static ExplainSource open(Path path, PhoneCatalogue catalogue, ZoneId zone) {
        return of(path, ObservedFile.open(path), catalogue, zone);
    }

    private static ExplainSource of(
            Path path, ObservedFile file, PhoneCatalogue catalogue, ZoneId zone) {
        return switch (file.kind()) {
            case TEXT -> new Text(path, file, catalogue, zone);
            case CAPTURE -> new CaptureSource(path, file, catalogue);
            case STORY, ZIP, DATABASE -> RetoldStories.open(path, file);
            case TAR -> new Nothing(path, file, "is an archive");
            case DAMAGED ->
                    new Nothing(path, file, "is packed with gzip and damaged where it begins");
            case EMPTY -> new Nothing(path, file, "is empty");
            case UNKNOWN ->
                    new Nothing(
                            path,
                            file,
                            "is neither text nor a capture (pcap, pcapng, snoop): expected a"
                                + " server's log or what tcpdump -w or Wireshark saved. Unpack it"
                                + " first if it is packed (bzip2, xz, zstd, 7z); let Wireshark save"
                                + " another program's capture as pcapng");
        };
    }

    final String name() {
        return path.toString();
    }

    /** Is called now and then while it is read, whatever is found in it. */
    final void watch(Runnable onlooker) {
        watching = onlooker;
    }

    final int percentRead() {
        return file.percentRead();
    }

    /** The next sighting, left where it is; empty at the end. */
    final Optional<Sighting> peek() {
        while (ready.isEmpty() && !isOver) {
            Optional<List<Sighting>> more = more();
            isOver = more.isEmpty();
            ready.addAll(more.orElseGet(this::end));
            // A batch counts as its sightings, a line as one.
            read += Math.max(1, ready.size());
            if (read >= WATCHED_EVERY) {
                read = 0;
                watching.run();
            }
        }
        return Optional.ofNullable(ready.peekFirst());
    }

    final void take() {
        ready.removeFirst();
    }

    @Override
    public void close() {
        file.close();
    }

    /** What the next line or packet tells; empty if there is none. */
    abstract Optional<List<Sighting>> more();

    abstract List<Sighting> end();

    /** When its last line or packet was written. */
    abstract Optional<Instant> last();

    /** Requests for files would be in it if there had been any. */
    abstract boolean hearsFiles();

    /** Whether anything in it was understood. */
    abstract boolean isUnderstood();

    /** What to say of the file as a whole. */
    abstract List<String> remarks();

    static final class Text extends ExplainSource {
        /** Below that it is over before a thread has begun. */
        private static final long AHEAD_BYTES_MIN = 4L << 20;

        private final offhook.disk.LineFile lines;
        private final TextReader reader;
        private final Optional<ReadAhead> ahead;
        private final Optional<TidiedLines> tidied;

        private Text(Path path, ObservedFile file, PhoneCatalogue catalogue, ZoneId zone) {
            super(path, file);
            this.lines = file.lines();
            this.reader = new TextReader(catalogue, file.writtenAt(), zone);
            this.ahead =
                    file.bytes() < AHEAD_BYTES_MIN
                            ? Optional.empty()
                            : Optional.of(new ReadAhead(name(), this::line));
            this.tidied =
                    ahead.isPresent()
                            ? Optional.empty()
                            : Optional.of(new TidiedLines(lines, file.writtenAt(), zone));
        }

        private Optional<List<Sighting>> line() {
            return lines.next().map(reader::line);
        }

        private Optional<List<Sighting>> tidiedLine() {
            return tidied.get().next().map(line -> reader.line(line.number(), line.text()));
        }

        @Override
        Optional<List<Sighting>> more() {
            return ahead.isPresent() ? ahead.get().next() : tidiedLine();
        }

        @Override
        public void close() {
            ahead.ifPresent(ReadAhead::close);
            super.close();
        }

        @Override
        List<Sighting> end() {
            return reader.end();
        }

        @Override
        Optional<Instant> last() {
            return reader.report().last();
        }

        @Override
        boolean hearsFiles() {
            return reader.hearsFiles();
        }

        @Override
        boolean isUnderstood() {
            return reader.report().understood() > 0;
        }

        @Override
        List<String> remarks() {
            TextReader.Report report = reader.report();
            var remarks = new ArrayList<String>();
            remarks.add(
                    report.understood() == 0
                            ? "%s: %s, none of them of a TFTP or DHCP server or of a phone"
                                    .formatted(name(), lines(report.lines()))
                            : "%s: %s, %s understood, of %s"
                                    .formatted(
                                            name(),
                                            lines(report.lines()),
                                            Quantities.number(report.understood()),
                                            String.join(", ", report.programs())));
            tidied.flatMap(TidiedLines::remark).ifPresent(how -> remarks.add(name() + how));
            for (TextReader.Unclear unclear : report.unclear()) {
                remarks.add(
                        "%s:%d: \"%s\" could not be read: %s"
                                .formatted(name(), unclear.line(), unclear.text(), unclear.why()));
            }
            long more = report.unclearCount() - report.unclear().size();
            if (more > 0) {
                remarks.add("%s: %s more could not be read".formatted(name(), lines(more)));
            }
            lines.trouble().ifPresent(why -> remarks.add(name() + ": " + why));
            return remarks;
        }

        private static String lines(long count) {
            return count == 1 ? "1 line" : Quantities.number(count) + " lines";
        }
    }

    /** A file that holds nothing to read. */
    static final class Nothing extends ExplainSource {
        private final String why;

        Nothing(Path path, ObservedFile file, String why) {
            super(path, file);
            this.why = why;
        }

        @Override
        Optional<List<Sighting>> more() {
            return Optional.empty();
        }

        @Override
        List<Sighting> end() {
            return List.of();
        }

        @Override
        Optional<Instant> last() {
            return Optional.empty();
        }

        @Override
        boolean hearsFiles() {
            return false;
        }

        @Override
        boolean isUnderstood() {
            return false;
        }

        @Override
        List<String> remarks() {
            return List.of(name() + " " + why);
        }
    }
}
