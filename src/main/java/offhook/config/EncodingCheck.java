package offhook.config;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the characters are written: UTF-8 without byte order mark is what every phone takes. */
final class EncodingCheck {
    private static final Pattern DECLARED = SourceText.DECLARED;

    private final Remarks remarks;

    EncodingCheck(Remarks remarks) {
        this.remarks = remarks;
    }

    void check(SourceText source, boolean isXml) {
        if (source.encoding() == SourceText.Encoding.UTF_16) {
            remarks.error(
                    CheckRule.WIDE_CHARACTERS,
                    0,
                    "the file is written in UTF-16 (\"Unicode\" in Notepad); all files that phones"
                            + " are known to take have one byte for a plain letter",
                    "Save it as UTF-8.",
                    rewritten(source));
            return;
        }
        if (source.hasMark()) {
            remarks.warning(
                    CheckRule.BYTE_ORDER_MARK,
                    0,
                    "a byte order mark stands before the first character; no published file has"
                            + " one, and what a phone makes of it is not known",
                    "Save it as UTF-8 without BOM.",
                    new Edit(0, 0, ""));
        }
        if (isXml && source.isPadded()) {
            remarks.error(
                    CheckRule.BAD_CHARACTER,
                    source.text().length(),
                    "NUL characters, or DOS's end of file (Ctrl-Z), stand behind the text; a strict"
                            + " parser refuses the whole file",
                    "Save it anew without.",
                    new Edit(0, 0, ""));
        }
        if (isXml) {
            declared(source);
        } else if (source.encoding() == SourceText.Encoding.LATIN) {
            remarks.hint(
                    CheckRule.WRONG_ENCODING,
                    firstForeign(source.text()),
                    "a letter here is not in UTF-8; it may show as another one",
                    "Save it as UTF-8.");
        }
    }

    private void declared(SourceText source) {
        Matcher match = DECLARED.matcher(source.text());
        boolean isFound = match.find();
        String declared = isFound ? match.group(1).toLowerCase(Locale.ROOT) : "utf-8";
        boolean isWestern = declared.startsWith("iso-8859-") || declared.startsWith("windows-125");
        boolean isOther = SourceText.declared(source.text()).isPresent() && !isWestern;
        if (source.encoding() == SourceText.Encoding.LATIN && isOther) {
            remarks.warning(
                    CheckRule.WRONG_ENCODING,
                    match.start(1),
                    "the file is in " + match.group(1) + ", which no published file has",
                    "Save it as UTF-8.",
                    new Edit(match.start(1), match.end(1), "UTF-8"));
        } else if (source.encoding() == SourceText.Encoding.LATIN && source.isGuess()) {
            remarks.error(
                    CheckRule.WRONG_ENCODING,
                    firstForeign(source.text()),
                    "a letter here is not written in UTF-8, and in which other encoding it is"
                            + " nobody says; a strict parser refuses the whole file",
                    "Save it as UTF-8 with an editor that shows it right.");
        } else if (source.encoding() == SourceText.Encoding.LATIN && !isWestern) {
            remarks.error(
                    CheckRule.WRONG_ENCODING,
                    firstForeign(source.text()),
                    "a letter here is not written in UTF-8, which the file "
                            + (isFound ? "says it is in" : "has to be in without a declaration")
                            + "; a strict parser refuses the whole file",
                    "Save it as UTF-8.",
                    new Edit(0, 0, ""));
        } else if (declared.startsWith("utf-16") || declared.startsWith("ucs-")) {
            remarks.error(
                    CheckRule.WRONG_ENCODING,
                    match.start(1),
                    "the file says it is in "
                            + match.group(1)
                            + ", but it is not; a strict parser refuses the whole file",
                    "Declare UTF-8.",
                    new Edit(match.start(1), match.end(1), "UTF-8"));
        } else if (source.encoding() == SourceText.Encoding.UTF_8 && isWestern) {
            remarks.warning(
                    CheckRule.WRONG_ENCODING,
                    firstForeign(source.text()),
                    "the file says it is in "
                            + match.group(1)
                            + ", but this letter is in UTF-8; it would show as two others",
                    "Declare UTF-8.",
                    new Edit(match.start(1), match.end(1), "UTF-8"));
        }
    }

    private static Edit[] rewritten(SourceText source) {
        Matcher match = DECLARED.matcher(source.text());
        return new Edit[] {
            match.find() ? new Edit(match.start(1), match.end(1), "UTF-8") : new Edit(0, 0, "")
        };
    }

    private static int firstForeign(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7f) {
                return i;
            }
        }
        return 0;
    }
}
