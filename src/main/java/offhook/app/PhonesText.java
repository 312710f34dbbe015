package offhook.app;

import offhook.web.PhoneDocument;
import offhook.web.PhoneDocument.Finding;
import offhook.web.PhoneDocument.Plan;
import offhook.web.PhoneDocument.Progress;
import offhook.web.PhoneDocument.Running;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The phones as a table, a line each, with what is wrong beneath. */
final class PhonesText {
    private static final List<String> TITLES =
            List.of("PHONE", "MODEL", "ADDRESS", "LOAD", "TARGET", "PLAN", "STAGE", "SEEN");

    /** Severities of interfaces.md §5 that ask for somebody to do something. */
    private static final Set<String> SERIOUS = Set.of("stuck", "refused", "alarm");

    private static final String UNKNOWN = "-";

    private final Console console;
    private final Instant now;

    PhonesText(Console console, Instant now) {
        this.console = console;
        this.now = now;
    }

    List<String> lines(List<PhoneDocument> phones) {
        if (phones.isEmpty()) {
            return List.of("No phone was seen yet: plug one in on the station's network.");
        }
        List<List<String>> rows = phones.stream().map(this::row).toList();
        int[] widths = widths(rows);
        var lines = new ArrayList<String>();
        lines.add(console.bold(padded(TITLES, widths)));
        for (int i = 0; i < phones.size(); i++) {
            PhoneDocument phone = phones.get(i);
            String line = padded(rows.get(i), widths);
            lines.add(
                    isStuck(phone)
                            ? console.red(line)
                            : isThere(phone) ? console.green(line) : line);
            phone.findings().forEach(finding -> lines.add(beneath(finding)));
        }
        lines.add("");
        lines.add(summary(phones));
        return List.copyOf(lines);
    }

    private List<String> row(PhoneDocument phone) {
        return Stream.of(
                        phone.mac(),
                        phone.model().orElse(UNKNOWN),
                        phone.address().orElse(UNKNOWN),
                        phone.load().map(PhonesText::load).orElse(UNKNOWN),
                        phone.target().orElse(UNKNOWN),
                        phone.plan().map(PhonesText::plan).orElse(UNKNOWN),
                        phone.stage() + phone.progress().map(PhonesText::percent).orElse(""),
                        Quantities.ago(phone.lastSeen(), now))
                .map(PlainText::of)
                .toList();
    }

    private static String load(Running load) {
        return load.certainty().equals("proved")
                ? load.name()
                : load.name() + " (" + load.certainty() + ")";
    }

    /** {@code 1 of 3}: the steps that are proved; a stopped plan says so. */
    private static String plan(Plan plan) {
        long proved = plan.steps().stream().filter(step -> step.state().equals("proved")).count();
        String steps = plan.steps().isEmpty() ? "" : proved + " of " + plan.steps().size();
        return plan.state().equals("under-way") ? steps : (plan.state() + " " + steps).strip();
    }

    private static String percent(Progress progress) {
        return progress.total() <= 0
                ? ""
                : " %d %%".formatted(100 * progress.bytes() / progress.total());
    }

    private String beneath(Finding finding) {
        String text =
                "  "
                        + PlainText.of(finding.sentence())
                        + " ["
                        + PlainText.of(finding.code())
                        + "]"
                        + (finding.remedy().isEmpty()
                                ? ""
                                : "; try: " + PlainText.of(finding.remedy()));
        return SERIOUS.contains(finding.severity()) ? console.red(text) : console.yellow(text);
    }

    private String summary(List<PhoneDocument> phones) {
        long there = phones.stream().filter(PhonesText::isThere).count();
        long stuck = phones.stream().filter(PhonesText::isStuck).count();
        return "%d phone%s: %d on %s target, %d stuck, %d on the way or without one"
                .formatted(
                        phones.size(),
                        phones.size() == 1 ? "" : "s",
                        there,
                        phones.size() == 1 ? "its" : "their",
                        stuck,
                        phones.size() - there - stuck);
    }

    private static boolean isStuck(PhoneDocument phone) {
        return phone.stage().equals("stuck")
                || phone.findings().stream()
                        .anyMatch(finding -> SERIOUS.contains(finding.severity()));
    }

    private static boolean isThere(PhoneDocument phone) {
        return !isStuck(phone)
                && phone.target().isPresent()
                && phone.target().equals(phone.load().map(Running::name));
    }

    private static int[] widths(List<List<String>> rows) {
        var widths = new int[TITLES.size()];
        for (int column = 0; column < widths.length; column++) {
            widths[column] = TITLES.get(column).length();
            for (List<String> row : rows) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        return widths;
    }

    private static String padded(List<String> cells, int[] widths) {
        var line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            line.append(cells.get(column))
                    .append(" ".repeat(widths[column] - cells.get(column).length() + 2));
        }
        return line.toString().stripTrailing();
    }
}
