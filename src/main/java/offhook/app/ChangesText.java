package offhook.app;

import offhook.line.BookChange;

import java.util.ArrayList;
import java.util.List;

/** The difference between two books, for people. */
final class ChangesText {
    /** Of five thousand new phones the first show whether the columns were understood. */
    private static final int SHOWN_MAX = 20;

    private static final int SHOWN_DRY_MAX = 10_000;

    private ChangesText() {}

    static List<String> of(List<BookChange> changes, boolean isDry, Console console) {
        int max = isDry ? SHOWN_DRY_MAX : SHOWN_MAX;
        var lines = new ArrayList<String>();
        for (BookChange change : changes.subList(0, Math.min(max, changes.size()))) {
            String title = sign(change) + " " + PlainText.of(change.what());
            lines.add(
                    switch (change.how()) {
                        case ADDED -> console.green(title);
                        case CHANGED -> console.yellow(title);
                        case REMOVED -> console.red(title);
                    });
            change.details().forEach(detail -> lines.add("    " + text(detail)));
        }
        if (changes.size() > max) {
            lines.add("… and " + (changes.size() - max) + " more; --dry-run or --json show all");
        }
        return lines;
    }

    private static String sign(BookChange change) {
        return switch (change.how()) {
            case ADDED -> "+";
            case CHANGED -> "~";
            case REMOVED -> "-";
        };
    }

    private static String text(BookChange.Detail detail) {
        String before = PlainText.of(detail.before());
        String after = PlainText.of(detail.after());
        if (before.isEmpty()) {
            return detail.field() + ": " + after;
        }
        if (after.isEmpty()) {
            return detail.field() + ": " + before + " → nothing";
        }
        return before.equals(after)
                ? detail.field() + ": a new one"
                : detail.field() + ": " + before + " → " + after;
    }
}
