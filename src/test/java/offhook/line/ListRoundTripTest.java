package offhook.line;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import offhook.address.MacAddress;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is exported can be imported again, with or without passwords, and nothing is lost. */
final class ListRoundTripTest {
    @Property(tries = 200)
    void a_list_with_passwords_is_the_whole_book(@ForAll("books") LineBook book) {
        Sheet sheet = SheetWriting.of(book, true);

        Judgement judgement =
                BookJudge.judge(
                        LineBook.EMPTY,
                        SheetReading.read(sheet),
                        BookJudge.Others.PHONES_GO,
                        Handed.WORDS);

        assertThat(judgement.faults()).isEmpty();
        assertThat(judgement.book().phones()).isEqualTo(book.phones());
    }

    @Property(tries = 200)
    void a_list_without_passwords_changes_nothing_and_shows_none(@ForAll("books") LineBook book) {
        Sheet sheet = SheetWriting.of(book, false);

        Judgement judgement =
                BookJudge.judge(
                        book, SheetReading.read(sheet), BookJudge.Others.PHONES_GO, Handed.WORDS);

        assertThat(judgement.changes()).isEmpty();
        assertThat(judgement.book()).isEqualTo(book);
        assertThat(sheet.rows().stream().flatMap(row -> row.cells().stream()))
                .noneMatch(cell -> cell.contains("pw-"));
    }

    @Property(tries = 200)
    void what_changed_shows_no_password(
            @ForAll("books") LineBook one, @ForAll("books") LineBook two) {
        assertThat(BookChange.between(one, two).toString()).doesNotContain("pw-");
        assertThat(BookChange.between(one, one)).isEmpty();
    }

    @Provide
    Arbitrary<LineBook> books() {
        return phones().list()
                .ofMaxSize(8)
                .map(
                        list -> {
                            var phones = new HashMap<MacAddress, PhoneEntry>();
                            list.forEach(phone -> phones.put(phone.mac(), phone));
                            return new LineBook(
                                    Map.of(),
                                    Optional.empty(),
                                    Map.of(),
                                    Map.of(),
                                    Map.of(),
                                    phones);
                        });
    }

    private static Arbitrary<PhoneEntry> phones() {
        Arbitrary<MacAddress> macs =
                Arbitraries.longs().between(1, 0xfe_ffff_ffffL).map(MacAddress::new);
        Arbitrary<List<Line>> lines = line().list().ofMaxSize(3).map(ListRoundTripTest::numbered);
        Arbitrary<Integer> dials = Arbitraries.integers().between(0, 3);
        return Combinators.combine(
                        macs,
                        Arbitraries.of("7960", "7961", "7975").optional(),
                        words().optional(),
                        words().injectNull(0.5).map(it -> it == null ? "" : it),
                        lines,
                        dials,
                        settings())
                .as(
                        (mac, model, site, about, list, count, settings) ->
                                new PhoneEntry(
                                        mac,
                                        model,
                                        site,
                                        about,
                                        list,
                                        dials(list.size(), count),
                                        settings));
    }

    private static Arbitrary<Line> line() {
        return Combinators.combine(
                        Arbitraries.integers().between(100, 99_999),
                        words(),
                        words(),
                        Arbitraries.strings().withCharRange('!', '~').ofMaxLength(28),
                        Arbitraries.of("*97", "8500").optional())
                .as(
                        (number, label, name, password, voicemail) ->
                                new Line(
                                        1,
                                        String.valueOf(number),
                                        label,
                                        name,
                                        "",
                                        password.isEmpty()
                                                ? Secret.NONE
                                                : new Secret("pw-" + password),
                                        voicemail,
                                        Optional.empty()));
    }

    /** On buttons from 1 on, each number once. */
    private static List<Line> numbered(List<Line> lines) {
        var numbered = new ArrayList<Line>();
        for (Line line : lines) {
            boolean isNew = numbered.stream().noneMatch(it -> it.number().equals(line.number()));
            if (isNew) {
                numbered.add(
                        new Line(
                                numbered.size() + 1,
                                line.number(),
                                line.label(),
                                line.displayName(),
                                line.authName(),
                                line.password(),
                                line.voicemail(),
                                line.pbx()));
            }
        }
        return numbered;
    }

    private static List<SpeedDial> dials(int behind, int count) {
        var dials = new ArrayList<SpeedDial>();
        for (int i = 1; i <= count; i++) {
            dials.add(new SpeedDial(behind + i, "dial " + i, "55" + i, i % 2 == 0));
        }
        return dials;
    }

    private static Arbitrary<Map<Setting, String>> settings() {
        return Arbitraries.of(
                Map.of(),
                Map.of(Setting.WEB_ACCESS, "false"),
                Map.of(Setting.SSH_PASSWORD, "pw-ssh", Setting.IDLE_SECONDS, "60"));
    }

    /** Umlauts and signs that spreadsheets make something of; no blanks around. */
    private static Arbitrary<String> words() {
        return Arbitraries.strings()
                .withChars("abcÄöü,;\"'=+-@ 0189|&<>")
                .ofMinLength(1)
                .ofMaxLength(14)
                .map(text -> "a" + text + "z");
    }
}
