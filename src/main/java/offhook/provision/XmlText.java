package offhook.provision;

import offhook.wire.Bytes;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes the XML of a phone's file: UTF-8, no byte order mark, line feeds, every text escaped
 * (config-files.md §2.6). Names of elements are ours and not checked.
 */
final class XmlText {
    private final StringBuilder text =
            new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    private final Deque<String> open = new ArrayDeque<>();

    /** An element that holds text only; phones want it on one line. */
    XmlText leaf(String element, String value) {
        return line(element, element, value);
    }

    XmlText leaf(String element, String attribute, String attributeValue, String value) {
        return line(
                element, element + " " + attribute + "=\"" + escaped(attributeValue) + "\"", value);
    }

    /** An element without content: {@code <a b="c" d="e"/>}. */
    XmlText empty(String element, String... namesAndValues) {
        indent().append('<').append(tag(element, namesAndValues)).append("/>\n");
        return this;
    }

    XmlText open(String element, String... namesAndValues) {
        return start(element, tag(element, namesAndValues));
    }

    private static String tag(String element, String... namesAndValues) {
        var tag = new StringBuilder(element);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            tag.append(' ').append(namesAndValues[i]);
            tag.append("=\"").append(escaped(namesAndValues[i + 1])).append('"');
        }
        return tag.toString();
    }

    XmlText close() {
        String element = open.pop();
        indent().append("</").append(element).append(">\n");
        return this;
    }

    Bytes bytes() {
        return Bytes.ofUtf8(text());
    }

    String text() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("element " + open.peek() + " is still open");
        }
        return text.toString();
    }

    private XmlText start(String element, String tag) {
        indent().append('<').append(tag).append(">\n");
        open.push(element);
        return this;
    }

    private XmlText line(String element, String tag, String value) {
        indent().append('<').append(tag).append('>').append(escaped(value));
        text.append("</").append(element).append(">\n");
        return this;
    }

    private StringBuilder indent() {
        for (int i = 0; i < open.size(); i++) {
            text.append("  ");
        }
        return text;
    }

    /** Characters that XML 1.0 §2.2 cannot hold at all become a question mark. */
    static String escaped(String value) {
        return isPlain(value) ? value : replaced(value);
    }

    /** Nearly every value is; a phone's file has two hundred. */
    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean isMarkup = c == '&' || c == '<' || c == '>' || c == '"';
            if (c < ' ' || c > '~' || isMarkup) {
                return false;
            }
        }
        return true;
    }

    private static String replaced(String value) {
        var result = new StringBuilder(value.length() + 16);
        value.codePoints()
                .forEach(
                        point -> {
                            switch (point) {
                                case '&' -> result.append("&amp;");
                                case '<' -> result.append("&lt;");
                                case '>' -> result.append("&gt;");
                                case '"' -> result.append("&quot;");
                                default -> result.appendCodePoint(isXml(point) ? point : '?');
                            }
                        });
        return result.toString();
    }

    private static boolean isXml(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || point >= 0x20 && point < 0xd800
                || point >= 0xe000 && point < 0xfffe
                || point >= 0x1_0000;
    }
}
