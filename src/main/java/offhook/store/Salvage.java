package offhook.store;

import offhook.dhcp.Lease;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Reads what can be read of a damaged SQLite file: from the front up to the damage, then from the
 * back down to it.
 */
final class Salvage {
    /** More than a large fleet's pruned journal; a forged file must not fill the memory. */
    private static final int ENTRIES_MAX = 1_000_000;

    private final List<Lease> leases = new ArrayList<>();
    private final List<JournalRow> journal = new ArrayList<>();
    private final List<BookRows> book = new ArrayList<>();

    private Salvage() {}

    static Salvage of(Path damaged, Consumer<String> refused) {
        var salvage = new Salvage();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + damaged);
                var statement = connection.createStatement()) {
            // A file shorter than its header says is not read at all otherwise (lockBtree).
            statement.execute("pragma writable_schema = on");
            salvage.leases.addAll(
                    rows(
                            connection,
                            "select rowid, " + SqlLeases.COLUMNS + " from lease order by rowid",
                            row -> SqlLeases.lease(row, refused)));
            salvage.journal.addAll(journal(connection));
            for (String table : BookRows.TABLES) {
                salvage.book.add(
                        new BookRows(
                                table,
                                rows(
                                        connection,
                                        "select rowid, * from " + table + " order by rowid",
                                        BookRows::row)));
            }
        } catch (SQLException unreadable) {
            refused.accept("nothing of it could be read: " + unreadable.getMessage());
        }
        return salvage;
    }

    List<Lease> leases() {
        return List.copyOf(leases);
    }

    /** What people wrote down, sealed as it was. */
    List<BookRows> book() {
        return List.copyOf(book);
    }

    List<JournalRow> journal() {
        return List.copyOf(journal);
    }

    static List<JournalRow> journal(Connection connection) {
        return rows(
                connection,
                "select entry, " + SqlJournal.COLUMNS + " from journal order by entry",
                row -> Optional.of(SqlJournal.row(row)).filter(JournalRow::isSound));
    }

    private static <T> List<T> rows(Connection connection, String inOrder, RowReader<T> reader) {
        var rows = new TreeMap<Long, T>();
        if (!read(connection, inOrder, reader, rows)) {
            read(connection, inOrder + " desc", reader, rows);
        }
        return List.copyOf(rows.values());
    }

    /** False if it broke off. */
    private static <T> boolean read(
            Connection connection, String query, RowReader<T> reader, TreeMap<Long, T> rows) {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            while (result.next() && rows.size() < ENTRIES_MAX) {
                long key = result.getLong(1);
                reader.read(result).ifPresent(row -> rows.putIfAbsent(key, row));
            }
            return true;
        } catch (SQLException brokeOff) {
            return false;
        }
    }

    private interface RowReader<T> {
        Optional<T> read(ResultSet row) throws SQLException;
    }
}
