package offhook.app;

import offhook.address.MacAddress;
import offhook.capture.CapturedDatagram;
import offhook.capture.Pcapng;
import offhook.web.PhoneDocument;
import offhook.web.StoryEntry;

import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A zip for those who shall help: stories, findings, captures, settings, without secrets and public
 * addresses. {@code offhook explain} reads it back.
 */
final class SupportBundle implements AutoCloseable {
    /** Where a phone's story is in it; {@code explain} looks for these. */
    static final String STORY = "story.jsonl";

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final String READ_ME =
            """
            What an Offhook station knows of its phones, made at %s by Offhook %s.

            station.txt      how the station is set up, and what troubles it
            phones.json      every phone: what it is, what it runs, what is wrong with it
            SEP…/story.txt   what happened to a phone, oldest first
            SEP…/story.jsonl the same for programs
            SEP…/phone.pcapng its last packets, for Wireshark

            Read it with: offhook explain THIS-FILE

            Left out: passwords and other secrets, contents of files, firmware.
            Public addresses are replaced by made-up ones of 198.18.0.0/15, the same always by the
            same. Still in it: MAC addresses, private addresses, names of files and hosts.
            """;

    private final ZipOutputStream zip;
    private final Discretion discretion = new Discretion();
    private final String version;
    private final Instant now;

    SupportBundle(OutputStream to, String version, Instant now) {
        this.zip = new ZipOutputStream(to, StandardCharsets.UTF_8);
        this.version = version;
        this.now = now;
        file("README.txt", READ_ME.formatted(now, version));
    }

    void station(List<String> lines) {
        file("station.txt", String.join("\n", lines) + "\n");
    }

    void phones(List<PhoneDocument> phones) {
        file("phones.json", JSON.writeValueAsString(phones));
    }

    /** One phone's own folder. */
    void phone(MacAddress mac, List<StoryEntry> story, List<CapturedDatagram> packets) {
        String folder = mac.deviceName() + "/";
        var lines = new StoryLines(Console.plain(), ZoneOffset.UTC, now);
        file(folder + "story.txt", String.join("\n", lines.lines(mac, story, false)) + "\n");
        var events = new StringBuilder();
        for (StoryEntry entry : story) {
            events.append(JsonMapper.shared().writeValueAsString(event(mac, entry))).append('\n');
        }
        file(folder + STORY, events.toString());
        List<CapturedDatagram> open = new CaptureDiscretion(discretion).of(packets);
        write(folder + "phone.pcapng", Pcapng.of(open, mac, "Offhook " + version).toArray());
    }

    private static LinkedHashMap<String, Object> event(MacAddress mac, StoryEntry entry) {
        var event = new LinkedHashMap<String, Object>();
        event.put("mac", mac.toString());
        event.put("at", entry.at().toString());
        event.put("kind", entry.kind());
        event.put("text", entry.text());
        event.putAll(entry.fields());
        return event;
    }

    @Override
    public void close() {
        try {
            zip.finish();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private void file(String name, String text) {
        write(name, discretion.of(text).getBytes(StandardCharsets.UTF_8));
    }

    private void write(String name, byte[] content) {
        try {
            var entry = new ZipEntry(name);
            entry.setTime(now.toEpochMilli());
            zip.putNextEntry(entry);
            zip.write(content);
            zip.closeEntry();
        } catch (IOException gone) {
            // Whoever asked for it has gone, or the disk is full; its caller knows which.
            throw new UncheckedIOException(gone);
        }
    }
}
