package offhook.provision;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import offhook.KnownPhones;
import offhook.config.CheckContext;
import offhook.config.CheckedFile;
import offhook.config.ConfigCheck;
import offhook.config.Remark;
import offhook.config.Severity;
import offhook.line.Handed;
import offhook.line.PhoneSetup;
import offhook.line.Secret;
import offhook.line.Setting;

import org.w3c.dom.Document;
import org.xml.sax.InputSource;

import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

import javax.xml.parsers.DocumentBuilderFactory;

/** Whatever valid data a book holds: its files parse, hold every limit, and keep the passwords. */
class PhoneFilesPropertyTest {
    private static final PhoneFiles FILES = new PhoneFiles(KnownPhones.CATALOGUE, OwnWording.NONE);
    private static final ConfigCheck CHECK = new ConfigCheck(KnownPhones.CATALOGUE);

    @Provide
    Arbitrary<FileOrder> orders() {
        return SomeBooks.valid();
    }

    @Property(tries = 150)
    void every_file_passes_our_own_strict_judgement(@ForAll("orders") FileOrder order) {
        for (MadeFile file : made(order).files()) {
            String name = file.name().substring(file.name().lastIndexOf('/') + 1);
            CheckedFile judged =
                    CHECK.check(
                            name,
                            file.content(),
                            new CheckContext(order.model(), Optional.of(order.load())));

            assertThat(judged.remarks())
                    .as(file.name())
                    .filteredOn(remark -> remark.severity() != Severity.HINT)
                    .filteredOn(remark -> !isTextOfForm(remark))
                    .isEmpty();
        }
    }

    /** A label of chance may look like a form to fill in, such as _ABC_ or [==. */
    private static boolean isTextOfForm(Remark remark) {
        return remark.code().equals("placeholder");
    }

    @Property(tries = 150)
    void every_xml_file_is_what_a_strict_parser_takes(@ForAll("orders") FileOrder order)
            throws Exception {
        for (MadeFile file : made(order).files()) {
            if (file.name().endsWith(".xml")) {
                Document read =
                        DocumentBuilderFactory.newInstance()
                                .newDocumentBuilder()
                                .parse(new InputSource(new StringReader(file.content().utf8())));
                assertThat(read.getDocumentElement().getNodeName()).isNotEmpty();
            }
            assertThat(file.content().utf8()).doesNotContain("\r").doesNotStartWith("\ufeff");
        }
    }

    @Property(tries = 150)
    void no_password_is_anywhere_but_in_the_phone_s_own_settings(
            @ForAll("orders") FileOrder order) {
        Provisioning.Ready made = made(order);
        List<String> passwords =
                order.setup().secrets().stream().map(Secret::text).distinct().toList();
        String shown = made + " " + order + " " + made.files() + " " + made.cautions();

        for (String password : passwords) {
            assertThat(shown).doesNotContain(password);
            for (MadeFile file : made.files()) {
                if (!file.form().isSettings()) {
                    assertThat(file.content().utf8()).doesNotContain(password);
                }
            }
        }
    }

    @Property(tries = 50)
    void a_password_that_is_too_long_is_refused_and_not_shown(@ForAll("orders") FileOrder order) {
        String secret = "zQ" + "k".repeat(40);
        var lines = List.of(Handed.line(1, "101", secret));
        FileOrder broken =
                SomeBooks.order(
                        order.model().orElseThrow().name(),
                        order.load().text(),
                        order.server().orElseThrow(),
                        java.util.Map.of(),
                        lines,
                        List.of());

        Provisioning outcome = FILES.make(broken);

        if (broken.isSip()) {
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Provisioning.Refused.class,
                            refused ->
                                    assertThat(refused.reasons())
                                            .singleElement()
                                            .asString()
                                            .contains(
                                                    SomeBooks.MAC.toString(), "line 1", "42", "31")
                                            .doesNotContain(secret));
        }
        assertThat(outcome.toString()).doesNotContain(secret);
    }

    @Property(tries = 50)
    void the_same_data_makes_the_same_bytes(@ForAll("orders") FileOrder order) {
        assertThat(made(order)).isEqualTo(made(order));
    }

    @Property(tries = 50)
    void another_word_makes_another_stamp(@ForAll("orders") FileOrder order) {
        var settings = new HashMap<Setting, String>();
        order.setup()
                .settings()
                .forEach((setting, chosen) -> settings.put(setting, chosen.value()));
        settings.put(Setting.SERVICES_URL, "http://another.example/" + order.hashCode());
        var chosen = new HashMap<Setting, PhoneSetup.Chosen>();
        settings.forEach(
                (setting, value) ->
                        chosen.put(setting, new PhoneSetup.Chosen(value, PhoneSetup.Origin.PHONE)));
        PhoneSetup setup = order.setup();
        var other =
                new FileOrder(
                        new PhoneSetup(
                                setup.mac(),
                                setup.model(),
                                setup.description(),
                                setup.lines(),
                                setup.speedDials(),
                                chosen),
                        order.model(),
                        order.load(),
                        order.station(),
                        order.usualPbx());

        Optional<String> stamp = stamp(made(order));
        assertThat(stamp(made(other)).isPresent()).isEqualTo(stamp.isPresent());
        stamp.ifPresent(it -> assertThat(stamp(made(other))).isNotEqualTo(Optional.of(it)));
    }

    private static Optional<String> stamp(Provisioning.Ready made) {
        return made.files().stream()
                .map(file -> file.content().utf8())
                .filter(text -> text.contains("<versionStamp>"))
                .map(text -> text.replaceAll("(?s).*<versionStamp>|</versionStamp>.*", ""))
                .findFirst();
    }

    private static Provisioning.Ready made(FileOrder order) {
        return switch (FILES.make(order)) {
            case Provisioning.Ready ready -> ready;
            case Provisioning.Refused refused -> throw new AssertionError(refused.reasons());
        };
    }
}
