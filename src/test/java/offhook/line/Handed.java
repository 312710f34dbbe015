package offhook.line;

import offhook.disk.PhoneData;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists that somebody hands in; cells are cut at commas, nothing is quoted. */
public final class Handed {
    static final Vocabulary WORDS =
            new Vocabulary(
                    PhoneData.catalogue(),
                    name ->
                            name.startsWith("W. ")
                                    ? new ValueReading.Fine(name)
                                    : ValueReading.wrong("no zone", "W. Europe"));

    private Handed() {}

    static Sheet sheet(String... rows) {
        var cut = new ArrayList<Sheet.Row>();
        for (String row : rows) {
            cut.add(new Sheet.Row(cut.size() + 1, List.of(row.split(",", -1))));
        }
        return new Sheet(cut);
    }

    static Judgement onto(LineBook book, String... rows) {
        return BookJudge.judge(book, SheetReading.read(sheet(rows)), BookJudge.Others.STAY, WORDS);
    }

    static Judgement fresh(String... rows) {
        return onto(LineBook.EMPTY, rows);
    }

    static List<String> faults(String... rows) {
        return fresh(rows).faults().stream().map(Fault::text).toList();
    }

    static PhoneEntry only(Judgement judgement) {
        if (!judgement.isFine() || judgement.book().phones().size() != 1) {
            throw new AssertionError(judgement.faults() + " " + judgement.book());
        }
        return judgement.book().phones().values().iterator().next();
    }

    public static Line line(int button, String number, String password) {
        return new Line(
                button,
                number,
                "",
                "",
                "",
                new Secret(password),
                Optional.empty(),
                Optional.empty());
    }
}
