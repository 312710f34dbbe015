package offhook.phone;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;

/** The version in a Java phone's names, {@code 9-4-2SR3-1}: J of firmware.md §2. */
final class JavaVersion {
    /** Six groups: three numbers, the suffix, its number, the builds behind. */
    static final String PATTERN =
            "(\\d{1,4})-(\\d{1,4})-(\\d{1,4})(?:(SR|ES|TH|TR)-?(\\d{1,4}))?((?:-\\d{1,4}){0,4})";

    private JavaVersion() {}

    /** From a match of {@link #PATTERN} whose first group is {@code first}. */
    static LoadVersion read(Matcher match, int first) {
        String suffix = match.group(first + 3);
        String suffixNumber = match.group(first + 4);
        return new LoadVersion(
                number(match, first),
                number(match, first + 1),
                number(match, first + 2),
                suffix == null ? "" : suffix.toUpperCase(Locale.ROOT),
                suffixNumber == null ? 0 : Integer.parseInt(suffixNumber),
                numbers(match.group(first + 5)));
    }

    static int number(Matcher match, int group) {
        return Integer.parseInt(match.group(group));
    }

    /** Every number in the text, in order: {@code -0-1} is 0, 1. */
    static List<Integer> numbers(String text) {
        var numbers = new ArrayList<Integer>();
        for (String digits : text.split("\\D+")) {
            if (!digits.isEmpty()) {
                numbers.add(Integer.parseInt(digits));
            }
        }
        return numbers;
    }
}
