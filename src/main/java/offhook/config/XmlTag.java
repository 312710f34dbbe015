package offhook.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one start tag, and says what is likely wrong with it if it is broken. */
final class XmlTag {
    /** What a start tag turned out to be. */
    sealed interface Reading {}

    /**
     * @param end behind its {@code >}
     */
    record Start(String name, List<XmlAttribute> attributes, boolean isEmpty, int end)
            implements Reading {}

    /**
     * A {@code <} that should have been {@code &lt;}, or a form to be filled in.
     *
     * @param length of what is text
     */
    record JustText(int length) implements Reading {}

    /** Broken beyond guessing; remarked. */
    record Hopeless() implements Reading {}

    /** {@code <<SIP_SERVER>>}, for the owner to fill in; said as a placeholder. */
    private static final Pattern FORM = Pattern.compile("<<\\w[\\w -]{0,60}>>");

    /** Behind a typographic quote that closes what a plain one opened. */
    private static final Pattern BEHIND_VALUE = Pattern.compile("\\s*/?>|\\s+[\\w:.-]+\\s*=");

    private static final String TYPOGRAPHIC = "“”„‟″‶‘’‚‛′«»＂";

    private final String text;
    private final Remarks remarks;
    private final XmlReferences references;

    XmlTag(String text, Remarks remarks, XmlReferences references) {
        this.text = text;
        this.remarks = remarks;
        this.references = references;
    }

    static boolean isTypographic(char c) {
        return TYPOGRAPHIC.indexOf(c) >= 0;
    }

    static int skipBlank(String text, int from) {
        int at = from;
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    static int nameEnd(String text, int from) {
        int at = from;
        while (at < text.length() && (isNameStart(text.charAt(at)) || isLater(text, at, from))) {
            at++;
        }
        return at;
    }

    private static boolean isLater(String text, int at, int from) {
        char c = text.charAt(at);
        return at > from && (c >= '0' && c <= '9' || c == '-' || c == '.' || c == '\u00b7');
    }

    private static boolean isNameStart(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c == '_'
                || c == ':'
                || c >= '\u00c0' && c != '\u00d7' && c != '\u00f7' && Character.isLetter(c);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }

    Reading read(int from, Optional<String> inside) {
        int at = nameEnd(text, from + 1);
        String name = text.substring(from + 1, at);
        if (at >= text.length()) {
            return broken(CheckRule.TAG_NOT_CLOSED, from, "the file ends inside a tag", "");
        }
        Matcher form = FORM.matcher(text).region(from, text.length());
        if (name.isEmpty() && inside.isPresent() && form.lookingAt()) {
            return new JustText(form.end() - from);
        }
        if (name.isEmpty()) {
            return bareOrBroken(from, inside, "no name follows the <");
        }
        char behind = text.charAt(at);
        if (behind != '>' && behind != '/' && !isBlank(behind) && !isFalseBlank(behind)) {
            return badName(from, name, at, inside);
        }
        var attributes = new ArrayList<XmlAttribute>();
        var names = new HashSet<String>();
        while (true) {
            int next = skipFalseBlank(skipBlank(text, at));
            if (next >= text.length()) {
                return broken(
                        CheckRule.TAG_NOT_CLOSED, from, "<" + name + " lacks its >", "Write it.");
            }
            char c = text.charAt(next);
            if (c == '>') {
                return new Start(name, attributes, false, next + 1);
            }
            if (c == '/' && text.startsWith("/>", next)) {
                return new Start(name, attributes, true, next + 2);
            }
            Optional<XmlAttribute> attribute = attribute(name, next, next > at, from, inside);
            if (attribute.isEmpty()) {
                return isJustText ? new JustText(1) : new Hopeless();
            }
            if (!names.add(attribute.get().name())) {
                remarks.error(
                        CheckRule.BAD_ATTRIBUTE,
                        next,
                        "<" + name + "> has the attribute " + attribute.get().name() + " twice",
                        "Keep one.",
                        new Edit(next, attributeEnd, ""));
            }
            attributes.add(attribute.get());
            at = attributeEnd;
        }
    }

    /** Where the last attribute ended; set by {@link #attribute}. */
    private int attributeEnd;

    private boolean isJustText;

    /** A blank that is none for XML, as copying from a web page leaves it. */
    private static boolean isFalseBlank(char c) {
        return c == '\u00a0' || c == '\u200b' || c == '\u3000' || c >= '\u2000' && c <= '\u200a';
    }

    private int skipFalseBlank(int from) {
        int at = from;
        while (at < text.length() && (isFalseBlank(text.charAt(at)) || isBlank(text.charAt(at)))) {
            at++;
        }
        boolean isFalse = text.substring(from, at).chars().anyMatch(c -> isFalseBlank((char) c));
        if (!isFalse) {
            return from;
        }
        remarks.error(
                CheckRule.BAD_CHARACTER,
                from,
                "a non-breaking or other special blank stands in the tag, as web pages have them;"
                        + " the phone refuses the whole file",
                "Write a plain blank.",
                new Edit(from, at, " "));
        return at;
    }

    private Optional<XmlAttribute> attribute(
            String tag, int at, boolean isApart, int from, Optional<String> inside) {
        isJustText = false;
        int nameEnd = nameEnd(text, at);
        String name = text.substring(at, nameEnd);
        int equals = skipBlank(text, nameEnd);
        if (name.isEmpty() || equals >= text.length() || text.charAt(equals) != '=') {
            isJustText = bareOrBroken(from, inside, explain(tag, name, at)) instanceof JustText;
            return Optional.empty();
        }
        if (!isApart) {
            remarks.error(
                    CheckRule.BAD_ATTRIBUTE,
                    at,
                    "a blank is missing before the attribute " + name,
                    "Write one.",
                    new Edit(at, at, " "));
        }
        int quote = skipBlank(text, equals + 1);
        char c = quote < text.length() ? text.charAt(quote) : '>';
        if (c == '"' || c == '\'') {
            return quoted(name, at, quote, c);
        }
        return Optional.of(
                isTypographic(c) ? typographic(name, at, quote) : unquoted(name, at, quote));
    }

    private String explain(String tag, String name, int at) {
        return name.isEmpty()
                ? "<" + tag + " is not closed by > before " + head(at)
                : "the attribute " + name + " of <" + tag + "> has no =\"value\"";
    }

    private String head(int at) {
        return text.substring(at, Math.min(text.length(), at + 1));
    }

    private Optional<XmlAttribute> quoted(String name, int at, int quote, char mark) {
        int end = quote + 1;
        while (end < text.length() && text.charAt(end) != mark && text.charAt(end) != '<') {
            if (isTypographic(text.charAt(end)) && isBehindValue(end + 1)) {
                return Optional.of(typographic(name, at, quote));
            }
            end++;
        }
        if (end >= text.length() || text.charAt(end) == '<') {
            broken(
                    CheckRule.BAD_ATTRIBUTE,
                    quote,
                    "the quote behind " + name + "= is never closed, or < stands in it",
                    "Close it; write &lt; for <.");
            return Optional.empty();
        }
        attributeEnd = end + 1;
        return Optional.of(new XmlAttribute(name, references.decoded(quote + 1, end), at));
    }

    private boolean isBehindValue(int from) {
        return BEHIND_VALUE.matcher(text).region(from, text.length()).lookingAt();
    }

    private XmlAttribute typographic(String name, int at, int quote) {
        int end = quote + 1;
        while (end < text.length()
                && !isTypographic(text.charAt(end))
                && "\"'>\n".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        boolean isClosed =
                end < text.length() && text.charAt(end) != '>' && text.charAt(end) != '\n';
        attributeEnd = isClosed ? end + 1 : end;
        String value = text.substring(quote + 1, end);
        remarks.error(
                CheckRule.TYPOGRAPHIC_QUOTE,
                quote,
                "the quotes around the value of "
                        + name
                        + " are typographic ("
                        + text.charAt(isTypographic(text.charAt(quote)) ? quote : end)
                        + "), as web pages make them; the phone refuses the whole file",
                "Write " + name + "=\"" + Remarks.shown(value) + "\" with plain quotes.",
                new Edit(quote, attributeEnd, '"' + value + '"'));
        return new XmlAttribute(name, value, at);
    }

    private XmlAttribute unquoted(String name, int at, int from) {
        int end = from;
        while (end < text.length()
                && !isBlank(text.charAt(end))
                && "/><".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        attributeEnd = end;
        String value = text.substring(from, end);
        remarks.error(
                CheckRule.BAD_ATTRIBUTE,
                from,
                "the value of the attribute " + name + " has no quotes",
                "Write " + name + "=\"" + Remarks.shown(value) + "\".",
                new Edit(from, end, '"' + value + '"'));
        return new XmlAttribute(name, value, at);
    }

    /** {@code <authPassword[value]</authPassword>}: the {@code >} was forgotten. */
    private Reading badName(int from, String name, int nameEnd, Optional<String> inside) {
        int next = nameEnd;
        while (next < text.length() && text.charAt(next) != '<' && text.charAt(next) != '\n') {
            next++;
        }
        String closed =
                text.startsWith("</", next)
                        ? text.substring(next + 2, nameEnd(text, next + 2))
                        : "";
        // Of <port5060</port> a part of the text has been read as name.
        if (!closed.isEmpty() && name.startsWith(closed)) {
            int end = from + 1 + closed.length();
            remarks.error(
                    CheckRule.TAG_NOT_CLOSED,
                    end,
                    "<" + closed + " lacks its > here; the phone refuses the whole file",
                    "Write <" + closed + ">.",
                    new Edit(end, end, ">"));
            return new Start(closed, List.of(), false, end);
        }
        return bareOrBroken(
                from,
                inside,
                "<"
                        + Remarks.shownUnlessSecret(name)
                        + " is followed by "
                        + head(nameEnd)
                        + " instead of >");
    }

    /** Inside an element whose end tag comes next, a {@code <} is most likely text. */
    private Reading bareOrBroken(int from, Optional<String> inside, String what) {
        int next = text.indexOf('<', from + 1);
        boolean isText =
                inside.isPresent() && next >= 0 && text.startsWith("</" + inside.get() + ">", next);
        if (!isText) {
            return broken(CheckRule.BAD_MARKUP, from, what, "Mend the tag.");
        }
        remarks.error(
                CheckRule.BARE_LESS_THAN,
                from,
                "a < in a text ends the XML here; the phone refuses the whole file",
                "Write &lt; instead.",
                new Edit(from, from + 1, "&lt;"));
        return new JustText(1);
    }

    private Reading broken(CheckRule rule, int at, String sentence, String remedy) {
        remarks.error(rule, at, sentence + "; the phone refuses the whole file", remedy);
        return new Hopeless();
    }

    /** {@code version="1.0" encoding="UTF-8"}, between {@code <?xml} and {@code ?>}. */
    void declaration(int from, int end) {
        int at = from;
        while (true) {
            int next = skipBlank(text, at);
            if (next >= end) {
                return;
            }
            Optional<XmlAttribute> part =
                    attribute("?xml", next, next > at, from - 5, Optional.empty());
            if (part.isEmpty()) {
                return;
            }
            at = attributeEnd;
        }
    }
}
