package offhook.app;

import offhook.firmware.Condition;
import offhook.firmware.Library;
import offhook.firmware.LibraryFile;
import offhook.firmware.Load;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The library as JSON: {@code offhook loads --json} and {@code GET /loads}. */
record LoadsDocument(List<Entry> loads) {
    /**
     * @param condition {@code complete}, {@code incomplete} or {@code damaged}
     * @param problems what is missing or damaged, as sentences
     * @param models the phones that run it
     */
    record Entry(
            String name,
            String models,
            Optional<String> protocol,
            String version,
            String condition,
            List<String> problems,
            List<File> files,
            Optional<Integer> hardwareComp,
            String origin,
            List<String> warnings) {}

    /**
     * @param isKnown matches the catalogue of files seen in public
     */
    record File(String name, long bytes, String sha256, boolean isKnown) {}

    static LoadsDocument of(Library library) {
        return new LoadsDocument(library.loads().stream().map(LoadsDocument::entry).toList());
    }

    private static Entry entry(Load load) {
        return new Entry(
                load.name().text(),
                load.platform().label(),
                load.protocol().map(it -> it.name().toLowerCase(Locale.ROOT)),
                load.name().version().toString(),
                switch (load.condition()) {
                    case Condition.Complete _ -> "complete";
                    case Condition.Incomplete _ -> "incomplete";
                    case Condition.Damaged _ -> "damaged";
                },
                switch (load.condition()) {
                    case Condition.Complete _ -> List.of();
                    case Condition.Incomplete(var missing, var hint) ->
                            missing.stream().map(it -> it + " is missing: " + hint).toList();
                    case Condition.Damaged(var defects) -> defects;
                },
                load.parts().stream()
                        .flatMap(part -> part.file().stream())
                        .map(LoadsDocument::file)
                        .toList(),
                load.hardwareComp(),
                load.origin(),
                load.warnings());
    }

    private static File file(LibraryFile file) {
        return new File(file.name(), file.sizeBytes(), file.sha256(), file.isKnown());
    }
}
