package offhook.store;

import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

import java.util.Map;
import java.util.Optional;

import javax.sql.DataSource;

/** Brings the tables to this version's form. */
final class Migrations {
    /** The newest file in resources offhook/store/migration; a test holds the two together. */
    static final int NEWEST = 3;

    private static final String IDENTITY_SQLITE = "integer primary key autoincrement";
    private static final String IDENTITY_POSTGRESQL =
            "bigint generated always as identity primary key";

    private Migrations() {}

    static void bringUpToDate(DataSource source, Jdbi jdbi, String database, boolean isSqlite) {
        // Flyway takes 0.3 s to wake up; a station that restarts has phones waiting.
        Optional<Integer> found = jdbi.withHandle(Migrations::version);
        if (found.isPresent() && found.get() > NEWEST) {
            throw new StoreException(
                    "the database "
                            + database
                            + " was written by a newer Offhook (tables of version "
                            + found.get()
                            + ", this one knows "
                            + NEWEST
                            + "): run that version, or choose another --data or --database.");
        }
        if (found.isEmpty() || found.get() < NEWEST) {
            Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:offhook/store/migration")
                    .placeholders(
                            Map.of("identity", isSqlite ? IDENTITY_SQLITE : IDENTITY_POSTGRESQL))
                    .load()
                    .migrate();
        }
    }

    static void expectUpToDate(Jdbi jdbi, String database) {
        Optional<Integer> found = jdbi.withHandle(Migrations::version);
        if (!found.equals(Optional.of(NEWEST))) {
            throw new StoreException(
                    "the database "
                            + database
                            + " is in use by a running Offhook of another version (its tables are"
                            + " of version "
                            + found.map(String::valueOf).orElse("none")
                            + ", this one knows "
                            + NEWEST
                            + "): start the station again with this version first.");
        }
    }

    private static Optional<Integer> version(Handle handle) {
        try {
            return handle.createQuery(
                            "select max(cast(version as integer)) from flyway_schema_history"
                                    + " where success")
                    .mapTo(Integer.class)
                    .findOne();
        } catch (JdbiException fresh) {
            if (Troubles.isDamage(fresh)) {
                throw fresh;
            }
            return Optional.empty();
        }
    }
}
