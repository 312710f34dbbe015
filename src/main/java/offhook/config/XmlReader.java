package offhook.config;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Reads a phone's XML into a tree that knows its places. Written for this job instead of taking the
 * JDK's parser, because it must say what is likely wrong with a broken file and how to mend it, go
 * on behind a mistake that has an obvious correction, and run where no I/O is. Without namespaces,
 * as CUCM exports files whose prefixes are never declared (config-files.md §2.6); entities and
 * external files do not exist here. Agreement with the JDK's parser is tested.
 */
final class XmlReader {
    /** The deepest file of Cisco's has nine levels; the tree is walked by recursion. */
    static final int DEPTH_MAX = 64;

    private final String text;
    private final Remarks remarks;
    private final XmlReferences references;
    private final XmlTag tags;
    private final Deque<XmlOpenElement> open = new ArrayDeque<>();
    private Optional<XmlElement> root = Optional.empty();
    private boolean isOver;
    private int at;

    private XmlReader(String text, Remarks remarks) {
        this.text = text;
        this.remarks = remarks;
        this.references = new XmlReferences(text, remarks);
        this.tags = new XmlTag(text, remarks, references);
    }

    /** The root element; empty if the text is too broken to go on, which is then remarked. */
    static Optional<XmlElement> read(String text, Remarks remarks) {
        return new XmlReader(text, remarks).read();
    }

    private Optional<XmlElement> read() {
        while (!isOver && at < text.length()) {
            int next = text.indexOf('<', at);
            text(next < 0 ? text.length() : next);
            if (next >= 0) {
                at = next;
                markup();
            }
        }
        if (!isOver) {
            ending();
        }
        return isOver ? Optional.empty() : root;
    }

    private void ending() {
        if (!open.isEmpty()) {
            XmlOpenElement missing = open.peek();
            fail(
                    CheckRule.ELEMENT_NOT_CLOSED,
                    missing.from,
                    "<" + missing.name + "> is never closed",
                    "Write </" + missing.name + "> where it ends.");
        } else if (root.isEmpty()) {
            fail(CheckRule.TEXT_OUTSIDE, 0, "there is no element in the file", "");
        }
    }

    private void text(int to) {
        if (open.isEmpty()) {
            String outside = text.substring(at, to);
            if (!outside.isBlank()) {
                outside(outside);
            }
        } else {
            open.peek().add(references.decoded(at, to));
        }
        at = to;
    }

    private void outside(String outside) {
        int lead = outside.length() - outside.stripLeading().length();
        remarks.error(
                CheckRule.TEXT_OUTSIDE,
                at + lead,
                "text stands outside the root element: " + Remarks.shownUnlessSecret(outside),
                "Remove it, or make it a comment: <!-- ... -->.",
                new Edit(at + lead, at + outside.stripTrailing().length(), ""));
    }

    private void markup() {
        if (text.startsWith("<!--", at)) {
            comment();
        } else if (text.startsWith("<![CDATA[", at)) {
            section();
        } else if (text.startsWith("<!", at)) {
            documentType();
        } else if (text.startsWith("<?", at)) {
            instruction();
        } else if (text.startsWith("</", at)) {
            endTag();
        } else {
            startTag();
        }
    }

    private void comment() {
        int end = text.indexOf("-->", at + 4);
        if (end < 0) {
            fail(CheckRule.BAD_COMMENT, at, "the comment is never closed", "Write --> at its end.");
            return;
        }
        int dashes = text.indexOf("--", at + 4);
        if (dashes < end) {
            remarks.error(
                    CheckRule.BAD_COMMENT,
                    dashes,
                    "two hyphens inside a comment end the XML for a strict parser",
                    "Write = instead of each.",
                    new Edit(at + 4, end, text.substring(at + 4, end).replace("-", "=")));
        } else if (text.charAt(end - 1) == '-' && end > at + 4) {
            remarks.error(
                    CheckRule.BAD_COMMENT,
                    end - 1,
                    "a comment may not end with three hyphens",
                    "Remove one.",
                    new Edit(end - 1, end, ""));
        }
        at = end + 3;
    }

    private void section() {
        int end = text.indexOf("]]>", at);
        if (end < 0 || open.isEmpty()) {
            fail(CheckRule.BAD_MARKUP, at, "the CDATA section is not closed or outside", "");
            return;
        }
        open.peek().add(text.substring(at + 9, end));
        at = end + 3;
    }

    private void documentType() {
        if (!open.isEmpty() || root.isPresent() || !text.startsWith("<!DOCTYPE", at)) {
            fail(CheckRule.BAD_MARKUP, at, "<! begins nothing that may stand here", "Remove it.");
            return;
        }
        int depth = 0;
        int end = at;
        while (end < text.length() && (text.charAt(end) != '>' || depth > 0)) {
            depth += text.charAt(end) == '[' ? 1 : text.charAt(end) == ']' ? -1 : 0;
            end++;
        }
        if (end >= text.length()) {
            fail(CheckRule.BAD_MARKUP, at, "the document type is never closed", "Remove it.");
            return;
        }
        remarks.warning(
                CheckRule.DOCUMENT_TYPE,
                at,
                "a document type: no file of these phones has one; it is not read here",
                "Remove it.",
                text.substring(at, end).contains("<!ENTITY")
                        ? new Edit[0]
                        : new Edit[] {new Edit(at, end + 1, "")});
        at = end + 1;
    }

    private void instruction() {
        int end = text.indexOf("?>", at);
        if (end < 0) {
            fail(CheckRule.BAD_MARKUP, at, "<? is never closed by ?>", "Write ?> at its end.");
            return;
        }
        boolean isDeclaration =
                text.startsWith("<?xml", at) && Character.isWhitespace(text.charAt(at + 5));
        if (isDeclaration && at > 0) {
            boolean isBlankBefore = at == XmlTag.skipBlank(text, 0);
            var edit = isBlankBefore ? new Edit(0, at, "") : new Edit(at, end + 2, "");
            remarks.error(
                    CheckRule.LATE_DECLARATION,
                    at,
                    "the XML declaration has to be the very first thing in the file",
                    isBlankBefore ? "Remove what is blank before it." : "Remove it.",
                    edit);
        } else if (isDeclaration) {
            tags.declaration(at + 5, end);
        }
        at = end + 2;
    }

    private void startTag() {
        if (root.isPresent() && open.isEmpty()) {
            fail(
                    CheckRule.TEXT_OUTSIDE,
                    at,
                    "a second root element begins here, but a file has one",
                    "Remove what is behind </" + root.get().name() + ">.");
            return;
        }
        Optional<String> inside = Optional.ofNullable(open.peek()).map(it -> it.name);
        switch (tags.read(at, inside)) {
            case XmlTag.Start start -> opened(start);
            case XmlTag.JustText(int length) -> {
                open.peek().add(text.substring(at, at + length));
                at += length;
            }
            case XmlTag.Hopeless _ -> isOver = true;
        }
    }

    private void opened(XmlTag.Start start) {
        var element = new XmlOpenElement(start.name(), start.attributes(), at, start.end());
        at = start.end();
        if (start.isEmpty()) {
            close(element.closed(at, at));
        } else if (open.size() >= DEPTH_MAX) {
            fail(
                    CheckRule.TOO_DEEP,
                    element.from,
                    "more than " + DEPTH_MAX + " elements inside each other",
                    "A phone's file has nine at most.");
        } else {
            open.push(element);
        }
    }

    private void close(XmlElement element) {
        if (open.isEmpty()) {
            root = Optional.of(element);
        } else {
            open.peek().add(element);
        }
    }

    private void endTag() {
        int nameFrom = XmlTag.skipBlank(text, at + 2);
        int nameEnd = XmlTag.nameEnd(text, nameFrom);
        String name = text.substring(nameFrom, nameEnd);
        if (nameFrom > at + 2 && !name.isEmpty() && !open.isEmpty()) {
            remarks.error(
                    CheckRule.BAD_MARKUP,
                    at,
                    "a blank stands between </ and " + name + "; the phone refuses the whole file",
                    "Write </" + name + ">.",
                    new Edit(at + 2, nameFrom, ""));
        }
        int end = XmlTag.skipBlank(text, nameEnd);
        if (open.isEmpty()) {
            fail(
                    CheckRule.WRONG_END_TAG,
                    at,
                    "</" + name + "> closes nothing: no element is open here",
                    "Remove it.");
        } else if (end >= text.length() || text.charAt(end) != '>') {
            remarks.error(
                    CheckRule.TAG_NOT_CLOSED,
                    at,
                    "the end tag </" + name + " lacks its >",
                    "Write </" + name + ">.",
                    new Edit(nameEnd, nameEnd, ">"));
            ended(nameFrom, nameEnd, nameEnd);
        } else {
            ended(nameFrom, nameEnd, end + 1);
        }
    }

    private void ended(int nameFrom, int nameEnd, int end) {
        XmlOpenElement element = open.peek();
        String name = text.substring(nameFrom, nameEnd);
        if (!name.equals(element.name) && isSecond(name, element)) {
            remarks.error(
                    CheckRule.WRONG_END_TAG,
                    at,
                    "</" + name + "> stands twice; the phone refuses the whole file",
                    "Remove one.",
                    new Edit(at, end, ""));
            at = end;
            return;
        }
        if (!name.equals(element.name) && !isRepaired(name, nameFrom, nameEnd, element)) {
            return;
        }
        open.pop();
        close(element.closed(at, end));
        at = end;
    }

    /** The element that has just ended is ended again, and none of its name is open. */
    private boolean isSecond(String name, XmlOpenElement element) {
        return element.lastChild().filter(name::equals).isPresent()
                && open.stream().noneMatch(outer -> outer.name.equals(name));
    }

    /** A wrong end tag that is only spelled wrong is taken for the right one. */
    private boolean isRepaired(String name, int nameFrom, int nameEnd, XmlOpenElement element) {
        String opened =
                "<" + element.name + ">, opened in line " + remarks.at(element.from).line() + ",";
        boolean isOuter = open.stream().anyMatch(outer -> outer.name.equals(name));
        if (isOuter) {
            fail(
                    CheckRule.ELEMENT_NOT_CLOSED,
                    at,
                    opened + " is not closed when </" + name + "> comes",
                    "Write </" + element.name + "> where it ends.");
            return false;
        }
        remarks.error(
                CheckRule.WRONG_END_TAG,
                at,
                opened + " is closed by </" + name + ">; the phone refuses the whole file",
                "Write the same name in both, letter for letter.",
                new Edit(nameFrom, nameEnd, element.name));
        return true;
    }

    private void fail(CheckRule rule, int place, String sentence, String remedy) {
        remarks.error(rule, place, sentence, remedy);
        isOver = true;
    }
}
