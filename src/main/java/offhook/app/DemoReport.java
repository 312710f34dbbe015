package offhook.app;

import offhook.lab.VirtualPhone;

import java.time.Duration;
import java.util.List;

/** How a demo ended: a row for each phone. */
record DemoReport(int phones, int arrived, double seconds, List<Row> rows) {
    /**
     * @param from what it ran, or what was left of it
     * @param runs what its flash holds now
     */
    record Row(
            String mac,
            String model,
            String from,
            String target,
            String runs,
            int boots,
            boolean hasArrived) {}

    DemoReport {
        rows = List.copyOf(rows);
    }

    static DemoReport of(Demo demo, Duration took) {
        List<Row> rows = demo.phones().stream().map(phone -> row(demo, phone)).toList();
        int arrived = (int) rows.stream().filter(Row::hasArrived).count();
        return new DemoReport(rows.size(), arrived, took.toMillis() / 1000.0, rows);
    }

    private static Row row(Demo demo, VirtualPhone phone) {
        var assignment = demo.assignment(phone);
        var start = assignment.start();
        return new Row(
                phone.mac().toString(),
                phone.model().label(),
                start.load().orElse("reset, loader " + start.loader().orElse("")),
                assignment.target(),
                phone.load().orElse("its loader only"),
                phone.boots(),
                demo.hasArrived(phone));
    }

    boolean haveAllArrived() {
        return arrived == phones;
    }

    void tell(Console console) {
        console.say("");
        console.say(console.bold(line("phone", "model", "ran", "runs now", "starts", "")));
        for (Row row : rows) {
            String result =
                    row.hasArrived()
                            ? console.green("arrived")
                            : console.red("not on " + row.target());
            console.say(
                    line(
                            row.mac(),
                            row.model(),
                            row.from(),
                            row.runs(),
                            Integer.toString(row.boots()),
                            result));
        }
        String sum = "%d of %d arrived in %.0f s".formatted(arrived, phones, seconds);
        console.say("");
        console.say(haveAllArrived() ? console.green(sum) : console.red(sum));
        console.document(this);
    }

    private static String line(
            String mac, String model, String from, String runs, String boots, String result) {
        return "%-18s %-6s %-22s %-22s %6s  %s"
                .formatted(mac, model, from, runs, boots, result)
                .stripTrailing();
    }
}
