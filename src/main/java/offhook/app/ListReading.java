package offhook.app;

import offhook.line.Drafts;
import offhook.line.SheetReading;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;

import java.util.Optional;

/** A list of phones as it was handed in: JSON or a sheet; never shows what is in it. */
sealed interface ListReading {
    /** Repeated names and what stands behind the document are mistakes somebody wants to know. */
    JsonMapper JSON =
            JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    record Read(Drafts drafts) implements ListReading {}

    /**
     * @param why a clause
     */
    record Unreadable(String why) implements ListReading {}

    static ListReading of(byte[] bytes) {
        String text = SheetText.text(bytes);
        if (text.isBlank()) {
            return new Unreadable("it is empty");
        }
        if (text.indexOf('\0') >= 0) {
            return new Unreadable(
                    "it is no text: save the spreadsheet as CSV (an .xlsx is none) and hand that"
                            + " in");
        }
        Optional<String> other = otherKind(text.stripLeading());
        if (other.isPresent()) {
            return new Unreadable(
                    other.get()
                            + ", whatever its name: open it in a spreadsheet program, save it as"
                            + " CSV (UTF-8), and hand that in");
        }
        if (text.stripLeading().startsWith("[")) {
            return new Unreadable(
                    "it is a JSON array: expected an object, {\"phones\": […]}, as lines export"
                            + " --json writes it");
        }
        return text.stripLeading().startsWith("{") ? ofJson(text) : ofSheet(bytes);
    }

    private static Optional<String> otherKind(String text) {
        if (text.startsWith("%PDF")) {
            return Optional.of("it is a PDF");
        }
        if (text.startsWith("{\\rtf")) {
            return Optional.of("it is formatted text (RTF)");
        }
        // Web programs and old Excel call these .xls.
        return text.startsWith("<") ? Optional.of("it is a web page or XML") : Optional.empty();
    }

    private static ListReading ofJson(String text) {
        try {
            return new Read(BookDrafts.ofBook(JSON.readTree(text)));
        } catch (JacksonException broken) {
            // Its message shows what stands there, and that may be a password.
            var at = broken.getLocation();
            return new Unreadable(
                    at == null
                            ? "it is no JSON"
                            : "it is no JSON: look at line %d, column %d"
                                    .formatted(at.getLineNr(), at.getColumnNr()));
        }
    }

    private static ListReading ofSheet(byte[] bytes) {
        return switch (SheetText.read(bytes)) {
            case SheetText.Reading.Cut(var sheet) -> new Read(SheetReading.read(sheet));
            case SheetText.Reading.Unreadable(String why) -> new Unreadable(why);
        };
    }
}
