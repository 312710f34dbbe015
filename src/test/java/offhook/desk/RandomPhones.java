package offhook.desk;

import static offhook.desk.ShelfOfLoads.library;

import offhook.address.MacAddress;
import offhook.firmware.Library;
import offhook.line.Line;
import offhook.line.LineBook;
import offhook.line.Pbx;
import offhook.line.PbxKind;
import offhook.line.PhoneEntry;
import offhook.line.Secret;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Three phones that do anything in any order. */
final class RandomPhones {
    private static final Library LOADS =
            library(
                    "SIP41.8-5-2S",
                    "SIP41.9-4-2SR3-1S",
                    "P00305000500",
                    "P00308000900",
                    "P0S3-8-12-00");

    private static final List<String> NAMES =
            List.of(
                    "CTLSEPMAC.tlv",
                    "CTLSEPMAC.tlv",
                    "ITLSEPMAC.tlv",
                    "SEPMAC.cnf.xml",
                    "SEPMAC.cnf.xml",
                    "XMLDefault.cnf.xml",
                    "OS79XX.TXT",
                    "SIPDefault.cnf",
                    "./SIPMAC.cnf",
                    "term61.default.loads",
                    "SIP41.8-5-2S.loads",
                    "jar41sip.8-5-2.sbn",
                    "cvm41sip.8-5-2.sbn",
                    "SIP41.9-4-2SR3-1S.loads",
                    "cvm41sip.9-4-2SR3-1.sbn",
                    "P00305000500.bin",
                    "P00308000900.sbn",
                    "P00308000900.loads",
                    "P00308000900.sb2",
                    "P0S3-8-12-00.loads",
                    "P0S3-8-12-00.sb2",
                    "P003-8-12-00.sbn",
                    "/mk-sip.jar",
                    "RINGLIST.DAT");

    private static final Map<String, String> TARGETS =
            Map.of("7961", "SIP41.9-4-2SR3-1S", "default", "P0S3-8-12-00");

    private static final List<String> CHOICES =
            List.of("SIP41.8-5-2S", "SIP41.9-4-2SR3-1S", "P0S3-8-12-00");

    private final StoryScript script;
    private final List<StoryScript.Phone> phones = new ArrayList<>();

    /** They have targets from the start. */
    static RandomPhones of() {
        return new RandomPhones(new StoryScript(LOADS, TARGETS));
    }

    /** Somebody chooses their targets, or nobody does; they are answered first and told later. */
    static RandomPhones answeredFirst(Map<String, String> targets) {
        var script = new StoryScript(LOADS, targets);
        script.answersFirst();
        return new RandomPhones(script);
    }

    static RandomPhones toldAtOnce(Map<String, String> targets) {
        return new RandomPhones(new StoryScript(LOADS, targets));
    }

    private RandomPhones(StoryScript script) {
        this.script = script;
        phones.add(script.phone(1, "Cisco Systems, Inc. IP Phone CP-7961G\0"));
        phones.add(script.phone(2, "Cisco Systems, Inc. IP Phone CP-7960G\0"));
        phones.add(script.phone(3, "Cisco Systems, Inc. IP Phone\0"));
        phones.forEach(StoryScript.Phone::starts);
    }

    StoryScript script() {
        return script;
    }

    List<StoryScript.Phone> phones() {
        return List.copyOf(phones);
    }

    /** As somebody who looks after the station may at any time. */
    void choose(Random random) {
        var phone = phones.get(random.nextInt(phones.size()));
        var load = ShelfOfLoads.name(CHOICES.get(random.nextInt(CHOICES.size())));
        script.on(new Input.TargetChosen(phone.mac, load, "chosen"));
    }

    /** The same: for some of them. */
    void writeDown(Random random) {
        var entries = new HashMap<MacAddress, PhoneEntry>();
        phones.stream()
                .filter(phone -> random.nextBoolean())
                .forEach(phone -> entries.put(phone.mac, entry(phone.mac)));
        script.on(
                new Input.LinesChanged(
                        new LineBook(
                                Map.of("pbx", Pbx.of("pbx", PbxKind.FREEPBX, "192.168.1.10")),
                                Optional.of("pbx"),
                                Map.of(),
                                Map.of(),
                                Map.of(),
                                entries)));
    }

    private static PhoneEntry entry(MacAddress mac) {
        var line =
                new Line(1, "101", "", "", "", new Secret("x"), Optional.empty(), Optional.empty());
        return new PhoneEntry(
                mac, Optional.empty(), Optional.empty(), "", List.of(line), List.of(), Map.of());
    }

    Object act(Random random) {
        var phone = phones.get(random.nextInt(phones.size()));
        return switch (random.nextInt(12)) {
            case 0, 1 -> {
                phone.starts();
                yield replies();
            }
            case 2 -> {
                phone.renews();
                yield replies();
            }
            case 3 -> {
                script.pause(Duration.ofSeconds(random.nextInt(100)));
                yield "";
            }
            default -> phone.asks(NAMES.get(random.nextInt(NAMES.size())), random.nextInt(6) > 0);
        };
    }

    private List<Effect> replies() {
        return script.latest().stream().filter(Effect.Reply.class::isInstance).toList();
    }

    List<?> seen() {
        return phones.stream()
                .map(phone -> script.desk().phone(phone.mac, script.now()).orElseThrow())
                .map(
                        phone ->
                                List.of(
                                        phone.stage(),
                                        phone.plan(),
                                        phone.findings(),
                                        phone.load(),
                                        phone.target()))
                .toList();
    }
}
