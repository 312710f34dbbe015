package offhook.line;

import java.util.Optional;
import java.util.regex.Pattern;

/** What spreadsheets write instead of what somebody had entered. */
final class SheetDamage {
    /** {@code 4.93012E+11}: the rest of its digits is gone. */
    private static final Pattern AS_A_NUMBER = Pattern.compile("\\d([.,]\\d+)?[Ee]\\+\\d{1,3}");

    private static final Pattern ERROR =
            Pattern.compile("#(?:NAME\\?|REF!|N/A|NV|VALUE!|WERT!|BEZUG!|DIV/0!|NULL!|NUM!|#{3,})");

    private SheetDamage() {}

    /** A clause; never shows the value. */
    static Optional<String> in(String written) {
        String text = written.strip();
        if (AS_A_NUMBER.matcher(text).matches()) {
            return Optional.of(
                    "the spreadsheet has made a number of it: format the column as text and enter"
                            + " it again");
        }
        return ERROR.matcher(text).matches()
                ? Optional.of(
                        "the spreadsheet shows an error there, or a column that is too narrow:"
                                + " mend that, and save it again")
                : Optional.empty();
    }
}
