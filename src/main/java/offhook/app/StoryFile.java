package offhook.app;

import offhook.address.MacAddress;
import offhook.disk.ObservedFile;
import offhook.event.Observed;
import offhook.event.StationEvent;
import offhook.phone.PhoneFileNames;
import offhook.store.EventJson;
import offhook.store.JournalFile;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Reads what our own stations wrote: the story of a phone as JSON (as the API, the command and the
 * bundle write it), a bundle, a database.
 */
final class StoryFile {
    /** A hundred phones' whole journals; a forged file must not fill the memory. */
    static final int EVENTS_MAX = 250_000;

    /** Unpacked; a forged bundle must not run for ever. */
    static final long BYTES_MAX = 256L * 1024 * 1024;

    private static final int ENTRIES_MAX = 10_000;

    private static final MacAddress NOBODY = new MacAddress(0);

    private static final Pattern MAC =
            Pattern.compile("(?:SEP)?([0-9A-F]{12}|(?:[0-9A-F]{2}[:-]){5}[0-9A-F]{2})");

    private final List<Observed> events = new ArrayList<>();
    private Optional<Instant> writtenAt = Optional.empty();
    private Optional<String> trouble = Optional.empty();
    private long passedOver;
    private long bytesRead;

    private StoryFile() {}

    /**
     * @param writtenAt when it was made, if it says so
     * @param trouble why not all of it could be read
     */
    record Contents(List<Observed> events, Optional<Instant> writtenAt, Optional<String> trouble) {
        Contents {
            events = List.copyOf(events);
        }

        /** For a file that tells nothing. */
        String sentence() {
            return trouble.map(why -> "tells no story: " + why).orElse("tells no story");
        }
    }

    /** Total: whatever is in the file, there are contents. */
    static Contents read(Path path, ObservedFile file) {
        var story = new StoryFile();
        switch (file.kind()) {
            case DATABASE -> story.take(JournalFile.read(path));
            case ZIP -> story.readBundle(file.content());
            default -> story.readJson(file.content(), macIn(path.getFileName().toString()));
        }
        return story.contents();
    }

    private Contents contents() {
        Optional<String> left =
                passedOver == 0
                        ? Optional.empty()
                        : Optional.of(
                                Quantities.number(passedOver)
                                        + " entries are passed over: they are no events that this"
                                        + " version knows");
        return new Contents(events, writtenAt, trouble.or(() -> left));
    }

    private void take(List<Observed> journal) {
        events.addAll(journal.subList(0, Math.min(journal.size(), EVENTS_MAX)));
    }

    private void readBundle(InputStream content) {
        int entries = 0;
        try (var zip = new ZipInputStream(content)) {
            for (ZipEntry entry = zip.getNextEntry();
                    entry != null && ++entries <= ENTRIES_MAX;
                    entry = zip.getNextEntry()) {
                if (entry.getName().endsWith("/" + SupportBundle.STORY)) {
                    writtenAt = Optional.of(Instant.ofEpochMilli(Math.max(0, entry.getTime())));
                    readJson(zip, macIn(entry.getName()));
                }
            }
        } catch (IOException | IllegalArgumentException cut) {
            trouble = Optional.of("the archive is cut or damaged");
        }
        if (events.isEmpty() && trouble.isEmpty()) {
            trouble = Optional.of("the archive is no bundle of Offhook; unpack it first");
        }
    }

    /** An array, or one object behind the other. */
    private void readJson(InputStream content, Optional<MacAddress> usual) {
        var unowned = new ArrayList<Observed>();
        Optional<MacAddress> owner = usual;
        try (MappingIterator<JsonNode> nodes =
                JsonMapper.shared().readerFor(JsonNode.class).readValues(new Part(content))) {
            while (nodes.hasNextValue() && events.size() + unowned.size() < EVENTS_MAX) {
                JsonNode node = nodes.nextValue();
                Optional<Observed> event = event(node);
                passedOver += event.isEmpty() ? 1 : 0;
                owner = owner.or(() -> event.flatMap(StoryFile::named));
                event.ifPresent(one -> (one.phone().equals(NOBODY) ? unowned : events).add(one));
            }
        } catch (JacksonException cut) {
            trouble = Optional.of("its JSON is cut or damaged: " + cut.getOriginalMessage());
        }
        if (owner.isEmpty() && !unowned.isEmpty()) {
            trouble =
                    Optional.of(
                            "nothing in it says which phone it is; name the file after the phone:"
                                    + " SEP001B0C18BDC1.json");
            return;
        }
        for (Observed one : unowned) {
            events.add(new Observed(one.at(), owner.get(), one.event()));
        }
    }

    private static Optional<Observed> event(JsonNode node) {
        try {
            Instant at = Instant.parse(node.path("at").asString(""));
            MacAddress mac = MacAddress.read(node.path("mac").asString("")).orElse(NOBODY);
            return EventJson.read(node.path("kind").asString(""), node.toString())
                            instanceof EventJson.Reading.Event(StationEvent event)
                    ? Optional.of(new Observed(at, mac, event))
                    : Optional.empty();
        } catch (DateTimeParseException noMoment) {
            return Optional.empty();
        }
    }

    /** Who it is of, by what was asked for. */
    private static Optional<MacAddress> named(Observed observed) {
        return switch (observed.event()) {
            case StationEvent.AddressAsked asked -> macIn(asked.hostName());
            case StationEvent.FileAsked asked -> PhoneFileNames.read(asked.name()).phone();
            case StationEvent.FileAnswered answered -> PhoneFileNames.read(answered.name()).phone();
            case StationEvent.FileAbsent absent -> PhoneFileNames.read(absent.name()).phone();
            default -> Optional.empty();
        };
    }

    /** {@code SEP001B0C18BDC1/story.jsonl}, {@code 001b0c18bdc1.json}. */
    private static Optional<MacAddress> macIn(String name) {
        var found = MAC.matcher(name.toUpperCase(Locale.ROOT));
        return found.find() ? MacAddress.read(found.group(1)) : Optional.empty();
    }

    /** As much of a stream as is left of the limit; whoever reads it to its end leaves it open. */
    private final class Part extends FilterInputStream {
        Part(InputStream whole) {
            super(whole);
        }

        @Override
        public int read() throws IOException {
            int one = bytesRead < BYTES_MAX ? super.read() : -1;
            bytesRead += one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] target, int from, int count) throws IOException {
            int wanted = (int) Math.min(count, BYTES_MAX - bytesRead);
            int read = wanted <= 0 ? -1 : super.read(target, from, wanted);
            bytesRead += Math.max(0, read);
            return read;
        }

        @Override
        public void close() {
            // The archive goes on behind this part of it.
        }
    }
}
