package offhook.store;

import org.jdbi.v3.core.Handle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Rows of one of the book's tables, taken out of a damaged file as they are: what is sealed stays
 * so.
 */
record BookRows(String table, List<List<Object>> rows) {
    /** The last one holds which server is usual. */
    static final List<String> TABLES =
            List.of(
                    "book_server",
                    "book_phone",
                    "book_line",
                    "book_speed_dial",
                    "book_setting",
                    "setting");

    BookRows {
        rows = List.copyOf(rows);
    }

    /** The values behind the row's number. */
    static Optional<List<Object>> row(ResultSet row) throws SQLException {
        var values = new ArrayList<Object>();
        for (int i = 2; i <= row.getMetaData().getColumnCount(); i++) {
            values.add(row.getObject(i));
        }
        return Optional.of(Collections.unmodifiableList(values));
    }

    /** A row that breaks a rule of the table is no row. */
    void insert(Handle handle) {
        for (List<Object> row : rows) {
            String places = String.join(", ", Collections.nCopies(row.size(), "?"));
            handle.execute(
                    "insert or ignore into " + table + " values (" + places + ")", row.toArray());
        }
    }
}
