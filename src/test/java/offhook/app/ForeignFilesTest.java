package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import offhook.Resource;
import offhook.disk.PhoneData;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * Ten settings files of each kind as people have them, and what they become: the plain meaning is
 * carried over, the rest is named, and nobody is given addresses that the other server kept back.
 */
class ForeignFilesTest {
    private static final List<String> KINDS = List.of("dnsmasq", "dhcpd", "kea", "tftpd32");
    private static final Pattern PAIR =
            Pattern.compile("==== in\n(.*?)==== out\n(.*?)(?===== in\n|\\z)", Pattern.DOTALL);

    private record Pair(String foreign, String ours) {}

    @ParameterizedTest
    @ValueSource(strings = {"dnsmasq", "dhcpd", "kea", "tftpd32"})
    void each_becomes_what_stands_beside_it(String kind) {
        List<Pair> pairs = pairs(kind);

        assertThat(pairs).hasSize(10);
        for (Pair pair : pairs) {
            assertThat(ForeignSettings.translation(pair.foreign())).hasValue(pair.ours());
            // What cannot be known, a subnet, is asked for; everything else must be right.
            assertThat(faults(pair.foreign()))
                    .allSatisfy(fault -> assertThat(fault).contains("subnet is missing"));
        }
    }

    @Property(tries = 500)
    void however_a_file_is_broken_its_translation_is_toml(@ForAll Random random) {
        List<Pair> pairs = pairs(KINDS.get(random.nextInt(KINDS.size())));
        var text = new StringBuilder(pairs.get(random.nextInt(pairs.size())).foreign());
        for (int i = random.nextInt(6); i > 0; i--) {
            int from = random.nextInt(text.length());
            int to = Math.min(text.length(), from + random.nextInt(12));
            String piece = text.substring(from, to);
            switch (random.nextInt(3)) {
                case 0 -> text.delete(from, to);
                case 1 -> text.insert(random.nextInt(text.length()), piece);
                default -> text.insert(from, random.nextBoolean() ? "\"\n\\" : "{;}=\u0001#");
            }
        }
        String broken = text.append(' ').toString();
        if (ForeignSettings.translation(broken).isPresent()) {
            assertThat(faults(broken))
                    .as(broken)
                    .allSatisfy(fault -> assertThat(fault).doesNotContain("not TOML"));
        }
    }

    private static List<String> faults(String foreign) {
        var reader = new StationSettingsReader("f", foreign, PhoneData.catalogue());
        reader.read();
        return reader.faults();
    }

    private static List<Pair> pairs(String kind) {
        var pairs = new ArrayList<Pair>();
        var found = PAIR.matcher(Resource.text("/offhook/app/foreign/" + kind + ".txt"));
        while (found.find()) {
            pairs.add(new Pair(found.group(1), found.group(2)));
        }
        return pairs;
    }
}
