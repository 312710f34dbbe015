package offhook.pbx;

/**
 * Values in Asterisk's files: a semicolon begins a comment unless a backslash stands before it, a
 * line is an entry. A backslash elsewhere is a letter like others (asterisk main/config.c).
 */
final class IniText {
    private IniText() {}

    static String value(String text) {
        return text.replace(";", "\\;").replaceAll("\\p{Cntrl}", " ");
    }

    /** Within quotes, where a backslash takes the next letter's meaning, or between commas. */
    static String words(String text) {
        return value(text.replaceAll("[\",<>|\\\\]", " ").replaceAll(" +", " ").strip());
    }
}
