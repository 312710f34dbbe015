package offhook.app;

import offhook.firmware.Library;

import java.util.List;

/** The library as JSON: {@code offhook loads --json} and {@code GET /loads}. */
record LoadsDocument(List<LoadDocument> loads) {
    static LoadsDocument of(Library library) {
        return new LoadsDocument(library.loads().stream().map(LoadDocument::of).toList());
    }
}
