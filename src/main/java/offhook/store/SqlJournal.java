package offhook.store;

import offhook.address.MacAddress;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The journal table: written at the end, read in order, pruned at the beginning. */
final class SqlJournal {
    static final String COLUMNS = "phone, at, kind, standing, event";

    /** Read so many at once: a page is some 500 kB, and no reader holds up a checkpoint. */
    static final int PAGE_ENTRIES = 2_000;

    /** Entries are numbered from 1. */
    static final long BEFORE_ALL = 0;

    private static final String APPEND =
            "insert into journal (" + COLUMNS + ") values (?, ?, ?, ?, ?)";

    private SqlJournal() {}

    static void append(Handle handle, List<JournalRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        // Plain JDBC: a boot storm leaves tens of thousands of entries.
        try (var statement = handle.getConnection().prepareStatement(APPEND)) {
            for (JournalRow row : rows) {
                statement.setString(1, row.phone());
                statement.setString(2, row.at());
                statement.setString(3, row.kind());
                statement.setBoolean(4, row.isStanding());
                statement.setString(5, row.event());
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException failure) {
            throw new SqlFailure(failure);
        }
    }

    /** Leaves the newest of the traffic, and the newest of each kind that a plan rests on. */
    static void prune(Handle handle, MacAddress phone, int chatterMax, int standingOfAKindMax) {
        handle.createUpdate(
                        "delete from journal where phone = :phone and not standing and"
                                + " entry <= (select entry from journal where phone = :phone and"
                                + " not standing order by entry desc limit 1 offset :max)")
                .bind("phone", phone.toString())
                .bind("max", chatterMax)
                .execute();
        handle.createUpdate(
                        """
                        delete from journal where entry in (
                            select entry from (
                                select entry,
                                    row_number() over (partition by kind order by entry desc) as age
                                from journal where phone = :phone and standing) as aged
                            where age > :max)\
                        """)
                .bind("phone", phone.toString())
                .bind("max", standingOfAKindMax)
                .execute();
    }

    /** The entries after this one, in the order written; of one phone, or of all. */
    static List<Numbered> page(Handle handle, Optional<MacAddress> phone, long after) {
        String where = phone.isPresent() ? "phone = :phone and entry > :after" : "entry > :after";
        Query query =
                handle.createQuery(
                                "select entry, "
                                        + COLUMNS
                                        + " from journal where "
                                        + where
                                        + " order by entry limit "
                                        + PAGE_ENTRIES)
                        .bind("after", after);
        phone.ifPresent(mac -> query.bind("phone", mac.toString()));
        return query.map((row, context) -> new Numbered(row.getLong("entry"), row(row))).list();
    }

    /** The newest entries before this one, newest first; of one phone, or of all. */
    static List<Numbered> newest(Handle handle, Optional<MacAddress> phone, long before, int max) {
        String where = phone.isPresent() ? "phone = :phone and entry < :before" : "entry < :before";
        Query query =
                handle.createQuery(
                                "select entry, "
                                        + COLUMNS
                                        + " from journal where "
                                        + where
                                        + " order by entry desc limit :max")
                        .bind("before", before)
                        .bind("max", max);
        phone.ifPresent(mac -> query.bind("phone", mac.toString()));
        return query.map((row, context) -> new Numbered(row.getLong("entry"), row(row))).list();
    }

    static void forget(Handle handle, MacAddress phone) {
        handle.createUpdate("delete from journal where phone = :phone")
                .bind("phone", phone.toString())
                .execute();
    }

    static JournalRow row(ResultSet row) throws SQLException {
        return new JournalRow(
                row.getString("phone"),
                row.getString("at"),
                row.getString("kind"),
                row.getBoolean("standing"),
                row.getString("event"));
    }

    record Numbered(long entry, JournalRow row) {}
}
