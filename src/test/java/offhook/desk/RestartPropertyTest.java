package offhook.desk;

import static offhook.desk.ShelfOfLoads.library;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import offhook.firmware.Library;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A station that is killed between any two inputs goes on as if it had lived. */
class RestartPropertyTest {
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

    @Property(tries = 30)
    void a_restored_desk_goes_on_as_the_one_that_lived(@ForAll long seed) {
        var live = new Actors(new StoryScript(LOADS, TARGETS));
        var killed = new Actors(new StoryScript(LOADS, TARGETS));
        var random = new Random(seed);
        for (int i = 0; i < 80; i++) {
            long act = random.nextLong();
            if (random.nextInt(4) == 0) {
                killed.script.restart();
            }
            Object expected = live.act(new Random(act));

            assertThat(killed.act(new Random(act)))
                    .as("seed %d, act %d", seed, i)
                    .isEqualTo(expected);
        }
        // One at a time: a whole journal is no readable message.
        for (int i = 0; i < live.script.journal().size(); i++) {
            assertThat(killed.script.journal()).as("seed %d", seed).hasSizeGreaterThan(i);
            assertThat(killed.script.journal().get(i))
                    .as("seed %d, entry %d", seed, i)
                    .isEqualTo(live.script.journal().get(i));
        }
        assertThat(killed.seen()).as("seed %d", seed).isEqualTo(live.seen());
    }

    private static final Map<String, String> TARGETS =
            Map.of("7961", "SIP41.9-4-2SR3-1S", "default", "P0S3-8-12-00");

    /** Three phones that do anything in any order. */
    private static final class Actors {
        final StoryScript script;
        private final List<StoryScript.Phone> phones = new ArrayList<>();

        Actors(StoryScript script) {
            this.script = script;
            phones.add(script.phone(1, "Cisco Systems, Inc. IP Phone CP-7961G\0"));
            phones.add(script.phone(2, "Cisco Systems, Inc. IP Phone CP-7960G\0"));
            phones.add(script.phone(3, "Cisco Systems, Inc. IP Phone\0"));
            phones.forEach(StoryScript.Phone::starts);
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
                default ->
                        phone.asks(NAMES.get(random.nextInt(NAMES.size())), random.nextInt(6) > 0);
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
}
