package offhook.app;

import offhook.firmware.Condition;
import offhook.firmware.LibraryFile;
import offhook.firmware.Load;
import offhook.firmware.LoadNeed;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A load as {@code loads}, {@code import} and {@code inspect} print it in JSON.
 *
 * @param models that it fits
 * @param condition {@code complete}, {@code incomplete} or {@code damaged}
 * @param hint where what is missing usually is
 * @param needsFirst phones that can't take it directly, and why
 * @param extras files of its package that phones ask under fixed names
 */
record LoadDocument(
        String name,
        List<String> models,
        String protocol,
        String version,
        String condition,
        List<String> missing,
        String hint,
        List<String> defects,
        List<String> warnings,
        List<Need> needsFirst,
        Integer hardwareComp,
        List<Part> parts,
        List<Part> extras,
        String origin) {
    /**
     * @param size in bytes; absent if the file is
     * @param inCatalogue its payload matches the catalogue; says nothing of its signature
     */
    record Part(String name, Long size, String sha256, String payloadSha1, Boolean inCatalogue) {
        static Part of(String name, Optional<LibraryFile> file) {
            return new Part(
                    name,
                    file.map(LibraryFile::sizeBytes).orElse(null),
                    file.map(LibraryFile::sha256).orElse(null),
                    file.map(LibraryFile::payloadSha1).orElse(null),
                    file.map(LibraryFile::isKnown).orElse(null));
        }
    }

    record Need(String phones, String rule, String statement, String source, String confidence) {
        static Need of(LoadNeed need) {
            var rule = need.rule();
            return new Need(
                    need.phones(), rule.id(), rule.statement(), rule.source(), rule.confidence());
        }
    }

    static LoadDocument of(Load load) {
        Condition condition = load.condition();
        return new LoadDocument(
                load.name().text(),
                models(load),
                load.protocol().map(it -> it.name().toLowerCase(Locale.ROOT)).orElse(null),
                load.name().version().toString(),
                word(condition),
                condition instanceof Condition.Incomplete(var missing, var _) ? missing : List.of(),
                condition instanceof Condition.Incomplete(var _, var hint) ? hint : null,
                condition instanceof Condition.Damaged(var defects) ? defects : List.of(),
                load.warnings(),
                LoadNeed.of(load.name()).stream().map(Need::of).toList(),
                load.hardwareComp().orElse(null),
                load.parts().stream().map(part -> Part.of(part.name(), part.file())).toList(),
                load.extras().values().stream()
                        .map(file -> Part.of(file.name(), Optional.of(file)))
                        .sorted((one, other) -> one.name().compareTo(other.name()))
                        .toList(),
                load.origin());
    }

    static List<String> models(Load load) {
        String[] labelled = load.platform().label().split("/");
        // People write the second in short: 7940/60.
        return Arrays.stream(labelled)
                .map(it -> labelled[0].substring(0, labelled[0].length() - it.length()) + it)
                .toList();
    }

    static String word(Condition condition) {
        return switch (condition) {
            case Condition.Complete() -> "complete";
            case Condition.Incomplete _ -> "incomplete";
            case Condition.Damaged _ -> "damaged";
        };
    }

    /** Parts and extras that are there. */
    static Stream<LibraryFile> files(Load load) {
        return Stream.concat(
                load.parts().stream().flatMap(part -> part.file().stream()),
                load.extras().values().stream());
    }
}
