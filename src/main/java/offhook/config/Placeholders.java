package offhook.config;

import java.util.regex.Pattern;

/**
 * What stands in a published file where the owner's own value belongs. Such a value is not judged:
 * it says nothing about the value to come.
 */
final class Placeholders {
    /** Signs of a template language: {@code {$mac}}, {@code {{ ip }}}, {@code {% if %}}, PHP. */
    private static final Pattern TEMPLATE =
            Pattern.compile(
                    "\\{\\$|\\{\\{|\\{%|\\$\\{|<\\?php|<\\?=|<%|__\\$|\\{(?:if|/if|foreach|line_loop)\\b");

    /**
     * {@code ###PASSWORD###}, {@code [== SIP PASSWORD ==]}, {@code [x.x.x.x]}, {@code _EXTEN_},
     * {@code YOUR_SERVER_IP}, {@code CHANGEME}, {@code <your password>}.
     */
    private static final Pattern BLANK_FORM =
            Pattern.compile(
                    "#{2,}\\s*\\w+\\s*#{2,}|\\[==.*|\\[?(?:[xyzXYZ]{1,3}\\.){3}[xyzXYZ]{1,3}\\]?|(?<![A-Z0-9])_[A-Z]{3,}_(?![A-Z0-9])|^[A-Z]{2,}(?:_[A-Z]{2,})+$|\\bYOUR_[A-Z_]+|CHANGE-?ME|SERVERIP|__\\w+__|@@\\w+@@|\\*{3}[^*]{1,90}\\*{3}|!!\\w[\\w"
                        + " ]*!!|^\\{[A-Za-z_][\\w."
                        + " ]*\\}$|^%+[A-Za-z]\\w*%+$|^\\$[A-Z][A-Z0-9_]{2,}$|^#[A-Z][A-Z"
                        + " ]+#$|^\\[\\[.+\\]\\]$|^@\\w+@$|\\b(?:PUT|GOES|INSERT|ENTER)\\b.{0,60}\\bHERE\\b|^(?i:your)[.-]\\w|<\\w[\\w"
                        + " ]+>");

    private static final Pattern COMMENT_LINE =
            Pattern.compile("^[ \\t]*[#;].*$", Pattern.MULTILINE);

    /** Nobody writes more where a value belongs. */
    private static final int FORM_MAX = 4096;

    private Placeholders() {}

    /** Whether a generator still has to fill in the file. */
    static boolean isTemplateFile(String text) {
        return isTemplate(text) && isTemplate(withoutComments(text));
    }

    /** A comment is no part of the file; some tell which generator it was made by. */
    private static String withoutComments(String text) {
        var rest = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int begin = text.indexOf("<!--", at);
            int end = begin < 0 ? -1 : text.indexOf("-->", begin);
            rest.append(text, at, end < 0 ? text.length() : begin);
            at = end < 0 ? text.length() : end + 3;
        }
        return COMMENT_LINE.matcher(rest).replaceAll("");
    }

    private static boolean isTemplate(String text) {
        // Nearly every text is told by a look for the few signs that all of them have.
        boolean isPossible =
                text.indexOf('{') >= 0
                        || text.indexOf('$') >= 0
                        || text.contains("<?")
                        || text.contains("<%");
        return isPossible && TEMPLATE.matcher(text).find();
    }

    static boolean isIn(String value) {
        boolean isShort = value.length() <= FORM_MAX;
        return isTemplate(value)
                || isShort && isPossibleForm(value) && BLANK_FORM.matcher(value).find();
    }

    /** Numbers, and words in lower case without a dot, are most of what there is. */
    private static boolean isPossibleForm(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ("#[_<@.!{%$*".indexOf(c) >= 0 || c >= 'A' && c <= 'Z') {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether the length of the value to come cannot be told from it: nearly all of {@code
     * ###LABEL###} goes, while of {@code cisco__EXTEN_} the better half stays.
     */
    static boolean hidesLength(String value) {
        return isTemplate(value)
                || value.startsWith("{")
                || value.contains("!!")
                || value.contains("##")
                || value.contains("[==");
    }
}
