package offhook.app;

import offhook.address.MacAddress;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code offhook lines show}: one phone's lines and settings, and who says so. */
@Command(
        name = "show",
        description =
                "One phone's lines and settings with what differs from the defaults, and who says"
                        + " so; without a phone: all in a line each.")
final class LinesShowCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "MAC", description = "in any usual spelling")
    private String phone;

    @Option(names = "--all", description = "also the settings that are as usual")
    private boolean isAll;

    @Mixin private DataFolder data;

    @Option(names = "--json", description = "one JSON document on standard output")
    private boolean isJson;

    @Override
    public Integer call() {
        Console console = Console.open(isJson);
        try (var lines = data.lines()) {
            var book = lines.keeper().counted(lines.written(console));
            if (phone == null) {
                BookDocument document = BookDocument.of(book, false);
                document.phones().forEach(it -> console.say(brief(it)));
                if (document.phones().isEmpty()) {
                    console.say("The book is empty. Hand in a list: offhook lines import FILE");
                }
                console.document(document);
                return 0;
            }
            MacAddress mac = GivenMac.read(phone);
            Optional<BookDocument.Resolved> resolved =
                    BookDocument.resolved(book, mac, Optional.empty());
            if (resolved.isEmpty()) {
                console.complain("offhook: nobody wrote down anything for phone " + mac + ".");
                return Failures.NOT_FINE;
            }
            console.document(resolved.get());
            text(resolved.get(), console).forEach(console::say);
        }
        return 0;
    }

    private static String brief(BookDocument.Phone phone) {
        String lines =
                String.join(
                        ", ", phone.lines().stream().map(BookDocument.OneLine::number).toList());
        return PlainText.of(
                "%s  %-9s %-20s %s"
                        .formatted(
                                phone.mac(),
                                phone.model().orElse("-"),
                                lines.isEmpty() ? "no line" : lines,
                                phone.description()));
    }

    private List<String> text(BookDocument.Resolved resolved, Console console) {
        var lines = new ArrayList<String>();
        BookDocument.Phone one = resolved.phone();
        lines.add(
                console.bold(
                        one.mac()
                                + one.model().map(it -> ", a " + it).orElse("")
                                + one.site().map(it -> ", at " + PlainText.of(it)).orElse("")
                                + (one.description().isEmpty()
                                        ? ""
                                        : ": " + PlainText.of(one.description()))));
        for (int i = 0; i < one.lines().size(); i++) {
            lines.add("  " + text(one.lines().get(i), resolved.lines().get(i)));
        }
        one.speedDials()
                .forEach(
                        dial ->
                                lines.add(
                                        "  button %d  %s %s %s"
                                                .formatted(
                                                        dial.button(),
                                                        dial.watches() ? "watches" : "dials",
                                                        dial.number(),
                                                        PlainText.of(dial.label()))));
        lines.add(isAll ? "  settings" : "  settings that differ from Offhook's own");
        for (BookDocument.Effective setting : resolved.settings()) {
            if (isAll || setting.isDifferent()) {
                lines.add("    " + text(setting));
            }
        }
        return lines;
    }

    private static String text(BookDocument.OneLine line, BookDocument.Placed placed) {
        String server =
                placed.pbx()
                        .map(
                                pbx ->
                                        "at %s (%s, %s:%d)"
                                                .formatted(
                                                        pbx.name(),
                                                        pbx.kind(),
                                                        pbx.host(),
                                                        pbx.port()))
                        .orElse("at no server yet: name one, or set [pbx] server in offhook.toml");
        String name = line.displayName().isEmpty() ? line.label() : line.displayName();
        return PlainText.of(
                "button %d  line %s%s %s, %s"
                        .formatted(
                                line.button(),
                                line.number(),
                                name.isEmpty() ? "" : " \"" + name + "\"",
                                server,
                                line.hasPassword() ? "with a password" : "without a password"));
    }

    private static String text(BookDocument.Effective setting) {
        String who =
                switch (setting.origin()) {
                    case "offhook" -> "as usual";
                    case "everybody" -> "set for everybody";
                    default -> "set for its " + setting.origin();
                };
        String usual = setting.usual().isEmpty() ? "nothing" : setting.usual();
        return PlainText.of(
                "%-18s %-32s %s%s"
                        .formatted(
                                setting.name(),
                                setting.value().isEmpty() ? "-" : setting.value(),
                                who,
                                setting.isDifferent() ? " (usual: " + usual + ")" : ""));
    }
}
