package offhook.explain;

import offhook.event.StationEvent;

/** What logs say of files, as events. */
final class Files {
    /** A log that says that a file went out says by that that it was there. */
    static final String WAS_THERE = "the server had it";

    /** Nobody asked; it is only there. */
    static final String LISTED = "it stands in the folder's listing";

    private Files() {}

    static Clue listed(String name) {
        return new Clue(Who.UNSAID, new StationEvent.FileAnswered(name, 0, LISTED));
    }

    static Clue asked(Who who, String name) {
        return new Clue(who, new StationEvent.FileAsked(Words.fileName(name), 0));
    }

    static Clue given(Who who, String name, long bytes) {
        return new Clue(who, new StationEvent.FileAnswered(Words.fileName(name), bytes, WAS_THERE));
    }

    static Clue absent(Who who, String name, String why) {
        return new Clue(who, new StationEvent.FileAbsent(Words.fileName(name), why));
    }

    /** Went out whole. */
    static Clue sent(Who who, String name, long bytes, long millis, int again) {
        return new Clue(who, new StationEvent.FileSent(Words.fileName(name), bytes, millis, again));
    }

    static Clue broken(Who who, String name, long acknowledged, String why) {
        return new Clue(
                who, new StationEvent.FileBroken(Words.fileName(name), acknowledged, -1, why));
    }
}
