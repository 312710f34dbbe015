package offhook.provision;

import offhook.line.Secret;
import offhook.wire.Bytes;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A phone's file as people may see it: every password is dots. */
public final class Masked {
    private static final String DOTS = "•••";

    /** Shorter ones stand in every second word; by their place they are found all the same. */
    private static final int FOUND_ANYWHERE_MIN = 4;

    /** Where passwords stand, in XML and in {@code key: "value"}. */
    private static final Pattern PLACE =
            Pattern.compile(
                    "(?i)(<(\\w*password)>)[^<]+(</\\2>)|(\\w*password\\s*:\\s*)(\"[^\"\\n"
                            + "]+\"|[^\"\\s]+)");

    private Masked() {}

    /**
     * @param secrets that a template of one's own may have put elsewhere
     */
    public static Bytes of(Bytes content, List<Secret> secrets) {
        String text =
                PLACE.matcher(content.utf8())
                        .replaceAll(
                                match ->
                                        Matcher.quoteReplacement(
                                                match.group(1) == null
                                                        ? match.group(4) + '"' + DOTS + '"'
                                                        : match.group(1) + DOTS + match.group(3)));
        for (Secret secret : secrets) {
            if (secret.text().length() >= FOUND_ANYWHERE_MIN) {
                text = text.replace(secret.text(), DOTS);
                text = text.replace(XmlText.escaped(secret.text()), DOTS);
            }
        }
        return Bytes.ofUtf8(text);
    }
}
