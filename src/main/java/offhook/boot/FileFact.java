package offhook.boot;

import offhook.phone.PhoneFile;
import offhook.phone.PhoneFileNames;

import java.time.Instant;

/**
 * What became of one file in one boot.
 *
 * @param name as first asked, without additions ({@link PhoneFileNames#normal})
 * @param asked how often it was answered, up to {@link #ASKED_MAX}
 * @param unanswered how often since it was asked for without an answer that we know of: on its way,
 *     or read in a log that tells of questions only
 * @param isGiven there was such a file
 * @param sent how often it went out whole, up to {@link #ASKED_MAX}
 * @param transfer how the last one went that says something
 * @param unheard how often it repeated its question although it had been answered, up to {@link
 *     #ASKED_MAX}
 * @param lastAt when it was last asked for or sent
 */
public record FileFact(
        String name,
        PhoneFile file,
        int asked,
        int unanswered,
        boolean isGiven,
        int sent,
        Transfer transfer,
        int unheard,
        Instant lastAt) {
    /** How the file went out. */
    public enum Transfer {
        NONE,
        WHOLE,
        /** Whole, but something was lost on the way: the phone may have seen it otherwise. */
        ROUGH,
        /** Only the last acknowledgement is missing: the phone may have it all. */
        ALMOST,
        BROKEN,
        /** Nothing of it was acknowledged: the phone has none of it. */
        UNHEARD
    }

    /** More repeats than this tell nothing new, and would only fill the journal. */
    static final int ASKED_MAX = 9;

    /**
     * The largest block that is granted. Nobody acknowledges an acknowledgement: if the last one is
     * lost, a phone that has everything looks like one that lacks the last block (RFC 1350 §6).
     */
    static final int LAST_BLOCK_BYTES_MAX = 1468;

    /** What a 7900 fetches at a time; it asks for no other size (phones.md §2.1). */
    private static final int BLOCK_BYTES = 512;

    static FileFact of(String name, Instant at) {
        return new FileFact(name, PhoneFileNames.read(name), 0, 0, false, 0, Transfer.NONE, 0, at);
    }

    /** The phone has it, as far as can be seen. */
    public boolean isTaken() {
        return sent > 0 || transfer == Transfer.ALMOST;
    }

    /** A transfer ended early, and none since was whole. */
    public boolean isBroken() {
        return transfer == Transfer.ALMOST
                || transfer == Transfer.BROKEN
                || transfer == Transfer.UNHEARD;
    }

    /** The phone has it, and got it without trouble. */
    public boolean isClean() {
        return transfer == Transfer.WHOLE;
    }

    /** It was told that there is none; silence is no answer. */
    public boolean isAbsent() {
        return asked > 0 && !isGiven;
    }

    /** How often it asked, answered or not. */
    public int times() {
        return Math.min(ASKED_MAX, asked + unanswered);
    }

    /** Lines are in no other file; signed ones are never made. */
    public static boolean mayHoldLines(PhoneFile file) {
        return file instanceof PhoneFile.OwnSipSettings
                || file instanceof PhoneFile.OwnSettings(_, boolean isSigned) && !isSigned;
    }

    public boolean isSettings() {
        return isSettings(file);
    }

    /** Names a load in its text. */
    public static boolean isSettings(PhoneFile file) {
        return switch (file) {
            case PhoneFile.OwnSettings _,
                    PhoneFile.DefaultSettings _,
                    PhoneFile.OwnSipSettings _,
                    PhoneFile.OwnMgcpSettings _,
                    PhoneFile.OwnProfile _,
                    PhoneFile.ProfileDefaults _,
                    PhoneFile.SipDefaults _,
                    PhoneFile.ImageName _ ->
                    true;
            case PhoneFile.CertificateTrustList _,
                    PhoneFile.IdentityTrustList _,
                    PhoneFile.WirelessSettings _,
                    PhoneFile.DefaultLoads _,
                    PhoneFile.Manifest _,
                    PhoneFile.Image _,
                    PhoneFile.Comfort _,
                    PhoneFile.Unknown _ ->
                    false;
        };
    }

    /** A manifest or a part of a load. */
    public boolean isFirmware() {
        return file instanceof PhoneFile.Manifest
                || file instanceof PhoneFile.Image
                || file instanceof PhoneFile.DefaultLoads;
    }

    FileFact questioned(Instant at) {
        return new FileFact(
                name,
                file,
                asked,
                Math.min(ASKED_MAX, unanswered + 1),
                isGiven,
                sent,
                transfer,
                unheard,
                at);
    }

    FileFact answered(boolean isThere, Instant at) {
        return new FileFact(
                name,
                file,
                Math.min(ASKED_MAX, asked + 1),
                Math.max(0, unanswered - 1),
                isGiven || isThere,
                sent,
                transfer,
                unheard,
                at);
    }

    FileFact repeated() {
        return new FileFact(
                name,
                file,
                asked,
                unanswered,
                isGiven,
                sent,
                transfer,
                Math.min(ASKED_MAX, unheard + 1),
                lastAt);
    }

    FileFact sent(int retransmissions, Instant at) {
        return new FileFact(
                name,
                file,
                asked,
                unanswered,
                isGiven,
                Math.min(ASKED_MAX, sent + 1),
                retransmissions == 0 && !isBroken() ? Transfer.WHOLE : Transfer.ROUGH,
                unheard,
                at);
    }

    /** A transfer that broke after a whole one was a repeat that nobody listened to. */
    FileFact broken(long acknowledged, long size) {
        long left = size - acknowledged;
        // Of two blocks the second is not sent before the first is acknowledged.
        boolean isUnbegun = acknowledged == 0 && size > BLOCK_BYTES;
        boolean isAlmost =
                transfer == Transfer.ALMOST
                        || left >= 0 && left <= LAST_BLOCK_BYTES_MAX && !isUnbegun;
        return sent > 0
                ? this
                : new FileFact(
                        name,
                        file,
                        asked,
                        unanswered,
                        isGiven,
                        sent,
                        isAlmost ? Transfer.ALMOST : isUnbegun ? Transfer.UNHEARD : Transfer.BROKEN,
                        unheard,
                        lastAt);
    }
}
