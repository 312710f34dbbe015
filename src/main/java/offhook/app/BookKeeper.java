package offhook.app;

import offhook.config.TimeZones;
import offhook.line.BookJudge;
import offhook.line.BookNotes;
import offhook.line.Drafts;
import offhook.line.Judgement;
import offhook.line.LineBook;
import offhook.line.Pbx;
import offhook.line.ValueReading;
import offhook.line.Vocabulary;
import offhook.phone.PhoneCatalogue;
import offhook.store.LineStore;

import java.util.ArrayList;
import java.util.Optional;

/** Reads and changes the book of lines, for commands and for the station's API alike. */
final class BookKeeper {
    /** Somebody else writes at the same moment; never so often. */
    private static final int TRIES_MAX = 5;

    private final LineStore store;
    private final Vocabulary words;
    private final Optional<Pbx> usual;

    /**
     * @param usual what {@code [pbx]} of the settings says
     */
    BookKeeper(LineStore store, PhoneCatalogue catalogue, Optional<Pbx> usual) {
        this.store = store;
        this.words = new Vocabulary(catalogue, BookKeeper::zone);
        this.usual = usual;
    }

    private static ValueReading zone(String name) {
        return TimeZones.isKnown(name)
                ? new ValueReading.Fine(name)
                : new ValueReading.Wrong(
                        "expected a time zone as the phones know it", TimeZones.instead(name));
    }

    /** What becomes of the book as it is. */
    interface UnaryJudge {
        Judgement of(LineBook current);
    }

    /** As it is stored. */
    LineStore.Stored stored() {
        return store.read();
    }

    /** As it counts: with the server that the settings name. */
    LineBook counted(LineBook stored) {
        return usual.map(stored::withUsual).orElse(stored);
    }

    /** Judges and, if all is fine, keeps; with one fault nothing is changed. */
    Judgement change(Drafts drafts, BookJudge.Others others, boolean isDry) {
        return change(book -> BookJudge.judge(book, drafts, others, words), isDry);
    }

    /** What settings may say. */
    Vocabulary words() {
        return words;
    }

    Judgement change(UnaryJudge judge, boolean isDry) {
        for (int i = 0; i < TRIES_MAX; i++) {
            LineStore.Stored before = store.read();
            Judgement judged = judge.of(before.book());
            if (!judged.isFine()
                    || isDry
                    || store.change(before.edition(), before.book(), judged.book())) {
                return noted(judged, before);
            }
        }
        throw new Failures.MachineRefused(
                "somebody else changes the lines all the time; try again", null);
    }

    private Judgement noted(Judgement judged, LineStore.Stored before) {
        var notes = new ArrayList<>(judged.notes());
        notes.addAll(before.notices());
        if (judged.isFine()) {
            notes.addAll(BookNotes.of(counted(judged.book())));
        }
        return new Judgement(judged.book(), judged.faults(), notes, judged.changes());
    }
}
