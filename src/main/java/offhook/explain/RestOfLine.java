package offhook.explain;

import offhook.phone.PhoneFile;
import offhook.phone.PhoneFileNames;

import java.util.regex.Pattern;

/**
 * Whether a line without a time is the rest of the server's line before it, which mail or a
 * terminal wrapped, or what somebody wrote below a log: a question, settings, a command.
 */
final class RestOfLine {
    /** Behind a file's name a server says no more than that. */
    private static final Pattern BEHIND_NAME =
            Pattern.compile(
                    "^(?:remapped to |to \\[?[\\da-f:]|for \\[?[\\da-f:]|not found\\b|mode"
                            + " \\S|octet\\b|: )",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern TECHNICAL =
            Pattern.compile(
                    Words.IP
                            + "|"
                            + Words.MAC
                            + "|(?:[0-9A-Fa-f]{2}:){2}|^[\\d.:()\\]]+$|\\bvia \\S|not"
                            + " fo(?:und)?\\b|found\\b"
                            + "|remapped|allocated|offered|\\bseconds\\b|\\bblks?\\b|\\bbytes\\b"
                            + "|authoritative|\\bleases?\\b|DHCP|network\\b");

    /** Words of people; of servers' words only tftpd32's are sentences, see {@link TimesBehind}. */
    private static final Pattern SPOKEN =
            Pattern.compile(
                    "\\b(?:I|I'm|my|we|the|is|are|was|have|then|but|and|which|that|you|your|this|any"
                        + "|here|please|thanks?)\\b",
                    Pattern.CASE_INSENSITIVE);

    private RestOfLine() {}

    /** A sentence; one such word may stand in a program's line, too. */
    static boolean isSpoken(String line) {
        return SPOKEN.matcher(line).results().limit(2).count() > 1;
    }

    static boolean follows(String before, String rest) {
        if (isOneName(before, rest)) {
            return true;
        }
        String word = before.substring(before.lastIndexOf(' ') + 1);
        if (isName(Words.fileName(word))) {
            return BEHIND_NAME.matcher(rest).find();
        }
        boolean isTechnical = TECHNICAL.matcher(rest).find() || hasName(rest);
        return isTechnical && !SPOKEN.matcher(rest).find() && !OtherHands.touch(rest);
    }

    /** The break went through a name. */
    static boolean isOneName(String before, String rest) {
        String head = before.substring(before.lastIndexOf(' ') + 1);
        String tail = rest.indexOf(' ') < 0 ? rest : rest.substring(0, rest.indexOf(' '));
        return isName(head + tail) && !isName(head);
    }

    private static boolean hasName(String line) {
        for (String word : line.split(" ", GenericReader.WORDS_MAX)) {
            if (isName(Words.fileName(word))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isName(String word) {
        return !(PhoneFileNames.read(word) instanceof PhoneFile.Unknown);
    }
}
