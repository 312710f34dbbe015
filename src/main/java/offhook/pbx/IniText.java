package offhook.pbx;

/** Values in Asterisk's files: a semicolon begins a comment, a line is an entry. */
final class IniText {
    private IniText() {}

    static String value(String text) {
        return text.replace("\\", "\\\\").replace(";", "\\;").replaceAll("\\p{Cntrl}", " ");
    }

    /** Within quotes, or between commas. */
    static String words(String text) {
        return value(text.replaceAll("[\",<>|]", " ").replaceAll(" +", " ").strip());
    }
}
