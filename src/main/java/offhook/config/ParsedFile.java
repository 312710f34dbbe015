package offhook.config;

import offhook.wire.Bytes;

import java.util.Optional;

/**
 * A configuration file as far as it can be read, without judging it.
 *
 * @param text without byte order mark
 * @param root of XML that a phone could read; empty for other files, and for broken ones
 */
public record ParsedFile(String name, FileKind kind, String text, Optional<XmlElement> root) {
    /**
     * @param name without folder
     */
    public static ParsedFile of(String name, Bytes content) {
        String text = SourceText.of(name, content).text();
        FileKind kind = KindGuess.of(name, text);
        var remarks = new Remarks(LineIndex.of(text));
        Optional<XmlElement> root =
                kind.isXml() ? XmlReader.read(text, remarks) : Optional.<XmlElement>empty();
        return new ParsedFile(name, kind, text, root.filter(it -> !remarks.hasErrors()));
    }

    /** Without the text, which may hold passwords. */
    @Override
    public String toString() {
        return name + " (" + kind + ")";
    }
}
