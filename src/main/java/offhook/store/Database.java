package offhook.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import org.jdbi.v3.core.Jdbi;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/** The open database: its pool, its tables in this version's form, and the file it lies in. */
final class Database implements AutoCloseable {
    static final String SQLITE_PREFIX = "jdbc:sqlite:";

    /** One writes, one reads at the start, one answers the page; SQLite has a single writer. */
    private static final int CONNECTIONS_MAX = 3;

    private static final int CONNECT_MILLIS = 10_000;

    private final String name;
    private final HikariDataSource source;
    private final Jdbi jdbi;
    private final Optional<SqliteFile> file;
    private boolean wasRecovered;

    private Database(String name, HikariDataSource source, Jdbi jdbi, Optional<SqliteFile> file) {
        this.name = name;
        this.source = source;
        this.jdbi = jdbi;
        this.file = file;
    }

    static Database open(String url, Duration patience, Notices notices) {
        Optional<Path> path = pathOf(url);
        String name = path.map(Path::toString).orElse(withoutParameters(url));
        if (path.isEmpty() && !hasDriver(url)) {
            throw new StoreException(
                    "the database "
                            + name
                            + ": this Offhook has no driver for it; expected "
                            + SQLITE_PREFIX
                            + "PATH.");
        }
        Optional<SqliteFile> file = path.map(SqliteFile::hold);
        try {
            file.ifPresent(_ -> SqliteLibrary.load());
            try {
                return connect(url, name, patience, file);
            } catch (RuntimeException failure) {
                if (file.isEmpty() || !Troubles.isDamage(failure)) {
                    throw failure;
                }
            }
            return recover(url, name, patience, file.get(), notices);
        } catch (RuntimeException failure) {
            file.ifPresent(SqliteFile::close);
            throw Troubles.explain(name, failure);
        }
    }

    /**
     * Also where a station holds it: then as it is, neither made, brought up to date nor mended.
     */
    static Database openBeside(String url, Duration patience, Notices notices) {
        boolean isHeld = pathOf(url).filter(SqliteFile::isHeld).isPresent();
        if (!isHeld) {
            return open(url, patience, notices);
        }
        String name = pathOf(url).orElseThrow().toString();
        SqliteLibrary.load();
        try {
            HikariDataSource source = pool(url, sqliteSettings(patience));
            try {
                Jdbi jdbi = Jdbi.create(source);
                Migrations.expectUpToDate(jdbi, name);
                return new Database(name, source, jdbi, Optional.empty());
            } catch (RuntimeException failure) {
                source.close();
                throw failure;
            }
        } catch (RuntimeException failure) {
            throw Troubles.explain(name, failure);
        }
    }

    Jdbi jdbi() {
        return jdbi;
    }

    /** As sentences call it: the file, or the URL without what may be a password. */
    String name() {
        return name;
    }

    /** It was damaged, and this is a new one with what could be read of it. */
    boolean wasRecovered() {
        return wasRecovered;
    }

    /** A file of ours that belongs to this database. */
    Path beside(String suffix) {
        return file.orElseThrow(() -> new IllegalStateException("no file: " + name)).beside(suffix);
    }

    @Override
    public void close() {
        source.close();
        file.ifPresent(SqliteFile::close);
    }

    private static Database connect(
            String url, String name, Duration patience, Optional<SqliteFile> file) {
        boolean isSqlite = file.isPresent();
        Properties settings = isSqlite ? sqliteSettings(patience) : new Properties();
        if (isSqlite) {
            // Before the pool, which tries for a second whatever it is told.
            SqliteFile.check(url, settings);
        }
        HikariDataSource source = pool(url, settings);
        try {
            Jdbi jdbi = Jdbi.create(source);
            Migrations.bringUpToDate(source, jdbi, name, isSqlite);
            return new Database(name, source, jdbi, file);
        } catch (RuntimeException failure) {
            source.close();
            throw failure;
        }
    }

    private static HikariDataSource pool(String url, Properties settings) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setPoolName("store");
        config.setMinimumIdle(1);
        config.setMaximumPoolSize(CONNECTIONS_MAX);
        config.setConnectionTimeout(CONNECT_MILLIS);
        config.setDataSourceProperties(settings);
        return new HikariDataSource(config);
    }

    private static Properties sqliteSettings(Duration patience) {
        var settings = new Properties();
        // Readers do not stop the writer, and a commit has reached the disk when it returns: in
        // WAL mode only FULL syncs at each one. https://sqlite.org/pragma.html#pragma_synchronous
        settings.setProperty("journal_mode", "WAL");
        settings.setProperty("synchronous", "FULL");
        settings.setProperty("busy_timeout", String.valueOf(patience.toMillis()));
        settings.setProperty("transaction_mode", "IMMEDIATE");
        return settings;
    }

    private static Database recover(
            String url, String name, Duration patience, SqliteFile file, Notices notices) {
        Path aside = file.setAside(Instant.now());
        Salvage salvage = Salvage.of(aside, notices::add);
        Database fresh = connect(url, name, patience, Optional.of(file));
        fresh.wasRecovered = true;
        fresh.jdbi.useTransaction(
                handle -> {
                    SqlLeases.persist(handle, salvage.leases());
                    SqlJournal.append(handle, salvage.journal());
                    salvage.book().forEach(rows -> rows.insert(handle));
                });
        notices.add(
                "the database "
                        + name
                        + " was damaged: it lies as "
                        + aside.getFileName()
                        + " beside a new one, into which "
                        + salvage.leases().size()
                        + " lease(s) and "
                        + salvage.journal().size()
                        + " journal entries were saved. Check the disk; phones whose lease was lost"
                        + " keep their address if it is free.");
        return fresh;
    }

    private static Optional<Path> pathOf(String url) {
        if (!url.startsWith(SQLITE_PREFIX)) {
            return Optional.empty();
        }
        String path = withoutParameters(url).substring(SQLITE_PREFIX.length());
        if (path.isEmpty() || path.startsWith(":") || path.startsWith("file:")) {
            throw new StoreException(
                    "the database \"" + url + "\": expected " + SQLITE_PREFIX + "PATH.");
        }
        return Optional.of(Path.of(path));
    }

    private static boolean hasDriver(String url) {
        return DriverManager.drivers()
                .anyMatch(
                        driver -> {
                            try {
                                return driver.acceptsURL(url);
                            } catch (SQLException no) {
                                return false;
                            }
                        });
    }

    private static String withoutParameters(String url) {
        int question = url.indexOf('?');
        return question < 0 ? url : url.substring(0, question);
    }
}
