package offhook.config;

import offhook.phone.PhoneCatalogue;
import offhook.wire.Bytes;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Judges a phone's configuration file before a phone does. Pure: bytes and a name in, remarks out;
 * the command, the import and the page all ask here.
 */
public final class ConfigCheck {
    /** Each round can bring to light what the mistake before it hid. */
    private static final int ROUNDS_MAX = 6;

    /** Before the text of a signed file: tag 1 with the version, tag 2 with the header's length. */
    private static final int SIGNED_LENGTH_AT = 8;

    private static final Pattern TEMPLATE_NAME =
            Pattern.compile("(?i).*\\.(tmpl|tpl|jinja2?|j2|twig|erb|mustache)$");

    /** What a template language puts between the elements; same length, so places stay. */
    private static final Pattern INSTRUCTION =
            Pattern.compile(
                    "\\{%.{0,200}?%\\}|<%[^=].{0,200}?%>|<\\?php(?!\\s+echo\\b).{0,2000}?\\?>|\\{#.{0,200}?#\\}|\\{/?(?:if|else|elseif|foreach|section|literal"
                        + "|line_loop|loop_\\w+)\\b[^}]{0,200}\\}",
                    Pattern.DOTALL);

    private static final Pattern LATE = Pattern.compile("\\s+(<\\?xml\\s[^>]*\\?>)");

    /** A value that a generator writes in its place. */
    private static final Pattern OUTPUT =
            Pattern.compile("<%.{0,200}?%>|<\\?(?:=|php\\s+echo\\b).{0,200}?\\?>", Pattern.DOTALL);

    private final PhoneCatalogue catalogue;

    public ConfigCheck(PhoneCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * @param name without folder; it tells the phone and sometimes the kind
     */
    public CheckedFile check(String name, Bytes content, CheckContext context) {
        int header = headerBytes(content);
        Bytes rest = header > 0 ? content.slice(header, content.size()) : content;
        SourceText source = SourceText.of(name, rest);
        Judged first = judge(source, header > 0, context);
        Optional<String> corrected =
                header > 0 || source.isGuess()
                        ? Optional.empty()
                        : corrected(name, source.text(), first, context);
        return new CheckedFile(
                name,
                first.kind,
                first.isTemplate,
                first.remarks.inOrder(),
                first.remarks.unsaid(),
                !first.remarks.hasErrors(),
                corrected);
    }

    private record Judged(FileKind kind, boolean isTemplate, Remarks remarks) {}

    private Optional<String> corrected(
            String name, String text, Judged first, CheckContext context) {
        List<Edit> edits = Corrections.of(first.remarks.inOrder());
        if (edits.isEmpty()) {
            return Optional.empty();
        }
        String corrected = Corrections.applied(text, edits);
        for (int round = 1; round < ROUNDS_MAX && first.remarks.unsaid() == 0; round++) {
            var source = new SourceText(name, corrected, SourceText.Encoding.UTF_8, false, false);
            edits = Corrections.of(judge(source, false, context).remarks.inOrder());
            if (edits.isEmpty()) {
                break;
            }
            corrected = Corrections.applied(corrected, edits);
        }
        return Optional.of(corrected);
    }

    private static int headerBytes(Bytes content) {
        boolean isSigned =
                content.size() > SIGNED_LENGTH_AT + 2
                        && content.at(0) == 1
                        && content.at(1) == 0
                        && content.at(2) == 2
                        && content.at(5) == 2;
        int length =
                isSigned ? content.at(SIGNED_LENGTH_AT) << 8 | content.at(SIGNED_LENGTH_AT + 1) : 0;
        return length < content.size() ? length : 0;
    }

    private Judged judge(SourceText source, boolean isSigned, CheckContext context) {
        String text = source.text();
        var remarks = new Remarks(LineIndex.of(text));
        FileKind kind = KindGuess.of(source.name(), text);
        boolean isTemplate =
                TEMPLATE_NAME.matcher(source.name()).matches() || Placeholders.isTemplateFile(text);
        if (isSigned) {
            remarks.warning(
                    CheckRule.SIGNED_FILE,
                    0,
                    "the file is signed by a CUCM; a phone that holds another trust list, or none,"
                            + " may refuse it, and any change breaks the signature",
                    "Serve an unsigned file, and erase the phone's trust list.");
        }
        if (isTemplate) {
            remarks.hint(
                    CheckRule.TEMPLATE,
                    0,
                    "a template: a generator fills in the values, so only what is fixed is judged",
                    "Check what it makes of it, too.");
        }
        boolean isXml = kind.isXml();
        new EncodingCheck(remarks).check(source, isXml);
        new FileNameCheck(remarks).check(source.name(), kind);
        String judged = isTemplate ? withoutInstructions(text) : text;
        if (isXml) {
            XmlReader.read(judged, remarks)
                    .ifPresent(root -> xml(kind, root, source, isTemplate, context, remarks));
        } else {
            text(kind, source, judged, isTemplate, context, remarks);
        }
        return new Judged(kind, isTemplate, remarks);
    }

    private static String withoutInstructions(String text) {
        String rest =
                INSTRUCTION
                        .matcher(text)
                        .replaceAll(match -> match.group().replaceAll("[^\\r\\n]", " "));
        // Nothing is left of a generator's own beginning, so the declaration comes first.
        Matcher late = LATE.matcher(rest);
        if (late.lookingAt() && !text.substring(0, late.start(1)).isBlank()) {
            rest = " ".repeat(late.end()) + rest.substring(late.end());
        }
        // A value of ERB or ASP, <%= ext %>, is no tag, and one of PHP is not nothing.
        return rest.contains("<%") || rest.contains("<?php") || rest.contains("<?=")
                ? OUTPUT.matcher(rest)
                        .replaceAll(
                                it ->
                                        Matcher.quoteReplacement(
                                                "{{"
                                                        + it.group()
                                                                .substring(
                                                                        2, it.group().length() - 2)
                                                        + "}}"))
                : rest;
    }

    private void xml(
            FileKind kind,
            XmlElement root,
            SourceText source,
            boolean isTemplate,
            CheckContext context,
            Remarks remarks) {
        if (!isTemplate) {
            new PlaceholderCheck(remarks).check(root);
        }
        String text = source.text();
        switch (kind) {
            case DEVICE -> new DeviceCheck(catalogue, text, remarks).check(root, context);
            case DEFAULTS -> new DefaultCheck(catalogue, text, remarks).check(root, context);
            case DIAL_PLAN -> new DialPlanCheck(remarks).check(root, text.length());
            case RING_LIST -> new RingCheck(remarks).list(root);
            case SOFT_KEYS -> new TableCheck(remarks).softKeys(root);
            case IMAGE_LIST -> new TableCheck(remarks).images(root);
            case SYNC -> new TableCheck(remarks).sync(root);
            case SERVICE -> new TableCheck(remarks).service(root);
            case FEATURE_POLICY, SCHEMA -> {}
            case OTHER_XML ->
                    remarks.hint(
                            CheckRule.NOT_JUDGED,
                            root.from(),
                            "the XML is well-formed; no rule here knows a file of root <"
                                    + Remarks.shown(root.name())
                                    + ">",
                            "");
            case SIP_SETTINGS, IMAGE_NAME, RING_TABLE, PROFILE, WEB_PAGE, BINARY, EMPTY, UNKNOWN ->
                    throw new IllegalStateException(kind + " is no XML");
        }
    }

    private static void text(
            FileKind kind,
            SourceText source,
            String text,
            boolean isTemplate,
            CheckContext context,
            Remarks remarks) {
        switch (kind) {
            case SIP_SETTINGS -> {
                boolean isDefault = source.name().toLowerCase(Locale.ROOT).contains("default");
                new SettingsCheck(text, isTemplate, context, remarks).check(isDefault);
                if (!isTemplate) {
                    new PlaceholderCheck(remarks).check(text);
                }
            }
            case IMAGE_NAME -> new ImageNameCheck(remarks).check(text);
            case RING_TABLE -> new RingCheck(remarks).table(text);
            case PROFILE -> new ProfileCheck(remarks).check(text);
            case WEB_PAGE ->
                    remarks.error(
                            CheckRule.WEB_PAGE,
                            0,
                            "this is a web page or a word processor's document, not the file"
                                    + " itself",
                            "Download the raw file, or copy its text into a plain text editor.");
            case EMPTY ->
                    remarks.error(CheckRule.FILE_EMPTY, 0, "the file is empty", "Write it anew.");
            case BINARY ->
                    remarks.error(
                            CheckRule.NOT_TEXT,
                            0,
                            "this is no text; it may be encrypted, compressed or firmware",
                            "Give a file of settings; firmware is for the command inspect.");
            case UNKNOWN ->
                    remarks.hint(
                            CheckRule.NOT_JUDGED,
                            0,
                            "no rule here knows what this file is; nothing in it was judged",
                            "");
            case DEVICE,
                    DEFAULTS,
                    DIAL_PLAN,
                    RING_LIST,
                    SOFT_KEYS,
                    IMAGE_LIST,
                    FEATURE_POLICY,
                    SYNC,
                    SERVICE,
                    SCHEMA,
                    OTHER_XML ->
                    throw new IllegalStateException(kind + " is XML");
        }
    }
}
