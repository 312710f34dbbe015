package offhook.web;

import offhook.address.MacAddress;
import offhook.wire.Bytes;

import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One phone that never changes; asked to break, it does. */
final class FixedFleet implements Fleet {
    static final MacAddress MAC = MacAddress.read("001b0c18bdc1").orElseThrow();
    static final Instant T0 = Instant.parse("2026-11-22T10:00:00Z");

    static final PhoneDocument PHONE =
            new PhoneDocument(
                    MAC.toString(),
                    Optional.of("192.168.1.7"),
                    Optional.of("7960"),
                    Optional.of("two_stage"),
                    Optional.of("sccp"),
                    Optional.of(new PhoneDocument.Running("P00303010102", "likely", "it asked so")),
                    Optional.of("P0S3-8-12-00"),
                    "loading",
                    Optional.of(new PhoneDocument.Progress("P00305000500.bin", 512, 385_434)),
                    Optional.of(
                            new PhoneDocument.Plan(
                                    "under-way",
                                    List.of(
                                            new PhoneDocument.Step(
                                                    "P00305000500", "current", "A2")))),
                    List.of(new PhoneDocument.Finding("no-way-back", "plan", "s", "r", "e", T0)),
                    T0,
                    T0.plusSeconds(9));

    @Override
    public List<PhoneDocument> phones() {
        return List.of(PHONE);
    }

    @Override
    public Optional<PhoneDocument> phone(MacAddress mac) {
        return mac.equals(MAC) ? Optional.of(PHONE) : Optional.empty();
    }

    @Override
    public Optional<List<StoryEntry>> story(MacAddress mac) {
        return phone(mac)
                .map(
                        phone ->
                                List.of(
                                        new StoryEntry(
                                                T0,
                                                "FileAsked",
                                                "asks for OS79XX.TXT",
                                                Map.of("name", "OS79XX.TXT"))));
    }

    @Override
    public Optional<Bytes> capture(MacAddress mac) {
        return phone(mac).map(phone -> Bytes.ofText("a capture"));
    }

    @Override
    public void bundle(Optional<MacAddress> only, OutputStream to) {
        new PrintStream(to).print("a bundle");
    }

    @Override
    public Optional<FileDocument> fileFor(MacAddress mac, String name) {
        return phone(mac)
                .map(
                        phone ->
                                new FileDocument(
                                        name,
                                        "absent",
                                        "no such file",
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty()));
    }

    @Override
    public TargetReply target(MacAddress mac, String load) {
        if (!mac.equals(MAC)) {
            return new TargetReply.Unseen();
        }
        return load.equals("P0S3-8-12-00")
                ? new TargetReply.Set(PHONE)
                : new TargetReply.Refused(load + " is no load of a 7960");
    }

    @Override
    public TargetsDocument targets(List<MacAddress> macs, String load) {
        return new TargetsDocument(
                macs.size() - 1,
                List.of(new TargetsDocument.Refused(macs.getFirst().toString(), load)));
    }

    @Override
    public Optional<RestartReply> restart(MacAddress mac) {
        return Optional.of(new RestartReply(true, "the phone answered 200 OK to NOTIFY."));
    }

    @Override
    public TargetReply retry(MacAddress mac) {
        return target(mac, "P0S3-8-12-00");
    }

    @Override
    public boolean forget(MacAddress mac) {
        return mac.equals(MAC);
    }

    @Override
    public Optional<List<GivenFile>> files(MacAddress mac) {
        return phone(mac)
                .map(
                        phone ->
                                List.of(
                                        new GivenFile(
                                                "OS79XX.TXT",
                                                "load list",
                                                "rendered",
                                                "names P0S3-8-12-00",
                                                Optional.of(12L),
                                                true)));
    }
}
