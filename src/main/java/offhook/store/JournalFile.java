package offhook.store;

import offhook.address.MacAddress;
import offhook.event.Observed;

import org.sqlite.SQLiteConfig;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** The journal in a station's SQLite file, read by others without changing the file. */
public final class JournalFile {
    private JournalFile() {}

    /** In the order committed; what another version or a damaged page holds is left out. */
    public static List<Observed> read(Path file) {
        var settings = new SQLiteConfig();
        settings.setReadOnly(true);
        try (var connection = settings.createConnection(Database.SQLITE_PREFIX + file)) {
            return Salvage.journal(connection).stream().flatMap(JournalFile::observed).toList();
        } catch (SQLException unreadable) {
            throw new StoreException(
                    file + " can't be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /** Empty for events of a kind that this version does not know. */
    static Stream<Observed> observed(JournalRow row) {
        return EventJson.read(row.kind(), row.event()) instanceof EventJson.Reading.Event(var event)
                ? MacAddress.read(row.phone()).stream()
                        .flatMap(
                                phone ->
                                        row.moment().stream()
                                                .map(at -> new Observed(at, phone, event)))
                : Stream.empty();
    }
}
