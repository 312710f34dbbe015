package offhook.explain;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Months as journals and servers of many countries shorten them (CLDR's abbreviations). */
final class MonthNames {
    private static final int LETTERS = 3;
    private static final String[] SHORT = {
        "jan ene gen sty led",
        "feb fev lut uno",
        "mar mae mrt mrz bre",
        "apr avr abr kwi dub",
        "may mai mei mag maj kve",
        "jun giu cze",
        "jul lug lip cvc",
        "aug aou ago sie srp",
        "sep set wrz zar",
        "oct okt ott out paz rij",
        "nov lis",
        "dec dez dic gru pro",
    };

    private static final Map<String, Integer> NUMBERS = numbers();

    private MonthNames() {}

    private static Map<String, Integer> numbers() {
        var numbers = new HashMap<String, Integer>();
        for (int month = 1; month <= SHORT.length; month++) {
            for (String name : SHORT[month - 1].split(" ")) {
                numbers.put(name, month);
            }
        }
        // French has two that begin alike.
        numbers.put("juin", 6);
        numbers.put("juil", 7);
        return Map.copyOf(numbers);
    }

    /** 1 to 12; 0 if it is no month. */
    static int number(String word) {
        if (word.length() < LETTERS || word.length() > 9) {
            return 0;
        }
        String plain =
                isAscii(word)
                        ? word
                        : Normalizer.normalize(word, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        String small = plain.toLowerCase(Locale.ROOT);
        if (small.startsWith("jui") && small.length() > LETTERS) {
            return NUMBERS.getOrDefault(small.substring(0, LETTERS + 1), 0);
        }
        return small.length() < LETTERS ? 0 : NUMBERS.getOrDefault(small.substring(0, LETTERS), 0);
    }

    private static boolean isAscii(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }
}
