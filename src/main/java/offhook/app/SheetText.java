package offhook.app;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;

import offhook.line.Sheet;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Bytes of a spreadsheet's text export, cut into cells; never shows what is in them. */
final class SheetText {
    /** A hundred thousand rows of FreePBX's export are not near it. */
    static final int BYTES_MAX = 64 * 1024 * 1024;

    private static final char BYTE_ORDER_MARK = '\ufeff';
    private static final String SEPARATORS = ",;\t|";

    /** No-break blanks, and marks of width zero. */
    private static final String INVISIBLE =
            "\u00a0\u202f\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff";

    private SheetText() {}

    /** What the text turned out to be. */
    sealed interface Reading {
        record Cut(Sheet sheet) implements Reading {}

        record Unreadable(String why) implements Reading {}
    }

    static Reading read(byte[] bytes) {
        String text = text(bytes);
        Optional<Character> said = said(text);
        var rows = new ArrayList<Sheet.Row>();
        var format =
                CsvReader.builder()
                        .fieldSeparator(said.orElseGet(() -> separator(text)))
                        .skipEmptyLines(false)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .trimWhitespacesAroundQuotes(true);
        try (CsvReader<CsvRecord> records = format.ofCsvRecord(new StringReader(text))) {
            for (CsvRecord one : records) {
                int number = rows.size() + 1;
                if (number > Sheet.ROWS_MAX) {
                    return new Reading.Unreadable(
                            "it has more than %,d rows".formatted(Sheet.ROWS_MAX));
                }
                if (one.getFieldCount() > Sheet.COLUMNS_MAX) {
                    return new Reading.Unreadable(
                            "row %d has more than %,d cells".formatted(number, Sheet.COLUMNS_MAX));
                }
                boolean isSaid = number == 1 && said.isPresent();
                rows.add(
                        new Sheet.Row(
                                number,
                                isSaid
                                        ? List.of()
                                        : one.getFields().stream().map(SheetText::seen).toList()));
            }
        } catch (CsvParseException | IOException broken) {
            // Its own message may show what is in the cell.
            return new Reading.Unreadable(
                    "row %d cannot be cut into cells: look for a quote that does not end"
                            .formatted(rows.size() + 1));
        }
        return new Reading.Cut(new Sheet(rows));
    }

    /** UTF-8, or what its first bytes say, or what spreadsheets write in the western world. */
    static String text(byte[] bytes) {
        Optional<Charset> marked = marked(bytes);
        try {
            String text =
                    marked.orElse(StandardCharsets.UTF_8)
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString();
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException notSo) {
            return new String(bytes, Charset.forName("windows-1252"));
        }
    }

    private static Optional<Charset> marked(byte[] bytes) {
        if (bytes.length < 2) {
            return Optional.empty();
        }
        int mark = (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
        return switch (mark) {
            case 0xfffe -> Optional.of(StandardCharsets.UTF_16LE);
            case 0xfeff -> Optional.of(StandardCharsets.UTF_16BE);
            default -> Optional.empty();
        };
    }

    /** Excel's own line {@code sep=;}, which it writes and obeys before the heading. */
    private static Optional<Character> said(String text) {
        String first = text.lines().findFirst().orElse("").strip();
        return first.matches("(?i)\"?sep=[,;\\t|]\"?") || first.equalsIgnoreCase("sep=")
                ? Optional.of(first.length() > 4 ? first.replace("\"", "").charAt(4) : '\t')
                : Optional.empty();
    }

    /** Without what nobody sees at its ends: copied from web pages and from Windows' dialogs. */
    private static String seen(String cell) {
        int from = 0;
        int to = cell.length();
        while (from < to && INVISIBLE.indexOf(cell.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && INVISIBLE.indexOf(cell.charAt(to - 1)) >= 0) {
            to--;
        }
        return cell.substring(from, to);
    }

    /** The one that stands most in the first line, outside quotes. */
    private static char separator(String text) {
        String first =
                text.lines()
                        .map(line -> line.replaceAll("\"[^\"]*\"", ""))
                        .filter(line -> !line.isBlank())
                        .findFirst()
                        .orElse("");
        char best = SEPARATORS.charAt(0);
        long most = 0;
        for (char candidate : SEPARATORS.toCharArray()) {
            long count = first.chars().filter(letter -> letter == candidate).count();
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return best;
    }
}
