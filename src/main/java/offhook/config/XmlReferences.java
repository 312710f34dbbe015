package offhook.config;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Replaces {@code &amp;} and kin in text and attributes, and finds the {@code &} that is bare. */
final class XmlReferences {
    private static final Map<String, String> KNOWN =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'");

    /** What web pages write for letters that labels have. */
    private static final Map<String, String> OF_PAGES =
            Map.ofEntries(
                    Map.entry("nbsp", " "),
                    Map.entry("auml", "ä"),
                    Map.entry("ouml", "ö"),
                    Map.entry("uuml", "ü"),
                    Map.entry("Auml", "Ä"),
                    Map.entry("Ouml", "Ö"),
                    Map.entry("Uuml", "Ü"),
                    Map.entry("szlig", "ß"),
                    Map.entry("eacute", "é"),
                    Map.entry("egrave", "è"),
                    Map.entry("agrave", "à"),
                    Map.entry("ccedil", "ç"),
                    Map.entry("ntilde", "ñ"));

    /** No name of an entity that anybody writes by hand is longer. */
    private static final int NAME_MAX = 32;

    private static final Pattern ENTITY = Pattern.compile("<!ENTITY\\s+([\\w.-]{1,64})\\s");

    /** A document type that somebody wrote by hand is not longer. */
    private static final int TYPE_MAX = 64 * 1024;

    private Optional<Set<String>> declared = Optional.empty();
    private final String text;
    private final Remarks remarks;

    XmlReferences(String text, Remarks remarks) {
        this.text = text;
        this.remarks = remarks;
    }

    /** The text from one offset to another as its reader means it. */
    String decoded(int from, int to) {
        // Bounded searches throughout: a search to the end of the text would be quadratic.
        int next = text.indexOf('&', from, to);
        if (next < 0) {
            return checked(from, to);
        }
        var plain = new StringBuilder(to - from);
        int at = from;
        while (next >= 0) {
            plain.append(checked(at, next));
            int end = end(next, to);
            Optional<String> meant =
                    end < 0 ? Optional.empty() : replacement(text.substring(next + 1, end));
            if (meant.isPresent()) {
                plain.append(meant.get());
                at = end + 1;
            } else {
                complain(next, end);
                plain.append('&');
                at = next + 1;
            }
            next = text.indexOf('&', at, to);
        }
        return plain.append(checked(at, to)).toString();
    }

    private int end(int ampersand, int to) {
        int end = ampersand + 1;
        int last = Math.min(to, ampersand + NAME_MAX);
        while (end < last && isNamePart(text.charAt(end))) {
            end++;
        }
        return end < last && text.charAt(end) == ';' && end > ampersand + 1 ? end : -1;
    }

    private static boolean isNamePart(char c) {
        return c == '#' || Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.';
    }

    private static Optional<String> replacement(String name) {
        if (!name.startsWith("#")) {
            return Optional.ofNullable(KNOWN.get(name));
        }
        try {
            int point =
                    name.startsWith("#x")
                            ? Integer.parseInt(name.substring(2), 16)
                            : Integer.parseInt(name.substring(1));
            return isCharacter(point) ? Optional.of(Character.toString(point)) : Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private void complain(int ampersand, int end) {
        var edit = new Edit(ampersand, ampersand + 1, "&amp;");
        if (end < 0) {
            remarks.error(
                    CheckRule.BARE_AMPERSAND,
                    ampersand,
                    "a bare & ends the XML here; the phone refuses the whole file",
                    "Write &amp; instead.",
                    edit);
        } else {
            String name = text.substring(ampersand, end + 1);
            String bare = text.substring(ampersand + 1, end);
            if (declared().contains(bare)) {
                remarks.error(
                        CheckRule.UNKNOWN_ENTITY,
                        ampersand,
                        name
                                + " is explained in the document type, which is not read here, nor"
                                + " by any phone that is known",
                        "Write the value itself.");
                return;
            }
            String letter = OF_PAGES.get(bare);
            remarks.error(
                    CheckRule.UNKNOWN_ENTITY,
                    ampersand,
                    name
                            + " is unknown to XML, which has only &amp; &lt; &gt; &quot; &apos;;"
                            + " the phone refuses the whole file",
                    "Write the character itself, or &amp; if an & is meant.",
                    letter == null ? edit : new Edit(ampersand, end + 1, letter));
        }
    }

    /** Text without references; control characters are not allowed in XML, even escaped. */
    private String checked(int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\n' && c != '\r' && c != '\t' || c == '\ufffe' || c == '\uffff') {
                remarks.error(
                        CheckRule.BAD_CHARACTER,
                        i,
                        "the control character U+%04X is not allowed in XML".formatted((int) c),
                        "Remove it.",
                        new Edit(i, i + 1, ""));
                break;
            }
        }
        return text.substring(from, to);
    }

    /** Names that the document type explains; looked for once, when the first one is met. */
    private Set<String> declared() {
        if (declared.isEmpty()) {
            Set<String> names =
                    ENTITY.matcher(text.substring(0, Math.min(text.length(), TYPE_MAX)))
                            .results()
                            .map(it -> it.group(1))
                            .collect(Collectors.toSet());
            declared = Optional.of(names);
        }
        return declared.get();
    }

    private static boolean isCharacter(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || point >= 0x20 && point <= 0xd7ff
                || point >= 0xe000 && point <= 0xfffd
                || point >= 0x10000 && point <= 0x10ffff;
    }
}
