package offhook.line;

import offhook.address.MacAddress;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is allowed in a book, but surprises most who write it. */
public final class BookNotes {
    /** More of a kind are one remark. */
    private static final int NAMED_MAX = 5;

    private BookNotes() {}

    /** Sentences. */
    public static List<String> of(LineBook book) {
        var notes = new ArrayList<String>();
        shared(book).ifPresent(notes::add);
        long bare =
                book.phones().values().stream()
                        .flatMap(phone -> phone.lines().stream())
                        .filter(line -> line.password().isEmpty())
                        .filter(line -> isSip(book, line))
                        .count();
        if (bare > 0) {
            notes.add(bare + (bare == 1 ? " line has" : " lines have") + " no password yet");
        }
        long homeless =
                book.phones().values().stream()
                        .flatMap(phone -> phone.lines().stream())
                        .filter(line -> line.pbx().isEmpty() && book.usualPbx().isEmpty())
                        .count();
        if (homeless > 0) {
            notes.add(
                    homeless
                            + (homeless == 1 ? " line names" : " lines name")
                            + " no server, and none is usual: set [pbx] server in offhook.toml");
        }
        return notes;
    }

    private static boolean isSip(LineBook book, Line line) {
        return line.pbx()
                .or(book::usualPbx)
                .map(book.pbxs()::get)
                .map(pbx -> pbx.kind().protocol() == offhook.phone.Protocol.SIP)
                .orElse(true);
    }

    /** Works only where the server lets several phones register as one. */
    private static Optional<String> shared(LineBook book) {
        record Where(String number, Optional<String> pbx) {}
        Map<Where, List<MacAddress>> byNumber = new HashMap<>();
        book.phones()
                .values()
                .forEach(
                        phone ->
                                phone.lines()
                                        .forEach(
                                                line ->
                                                        byNumber.computeIfAbsent(
                                                                        new Where(
                                                                                line.number(),
                                                                                line.pbx()),
                                                                        any -> new ArrayList<>())
                                                                .add(phone.mac())));
        var shared = new TreeMap<String, Integer>();
        byNumber.forEach(
                (where, macs) -> {
                    long phones = macs.stream().distinct().count();
                    if (phones > 1) {
                        shared.merge(where.number(), (int) phones, Integer::sum);
                    }
                });
        if (shared.isEmpty()) {
            return Optional.empty();
        }
        List<String> named = shared.keySet().stream().limit(NAMED_MAX).toList();
        return Optional.of(
                "%d number%s on more than one phone (%s%s): the server has to let each of them register"
                        .formatted(
                                shared.size(),
                                shared.size() == 1 ? " is" : "s are",
                                String.join(", ", named),
                                shared.size() > NAMED_MAX ? ", …" : ""));
    }
}
