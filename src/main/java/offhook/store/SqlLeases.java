package offhook.store;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.dhcp.Lease;
import offhook.wire.Bytes;

import org.jdbi.v3.core.Handle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;

/** The lease table. */
final class SqlLeases {
    static final String COLUMNS = "address, mac, client_id, granted_at, ends_at, reserved";

    private static final String PERSIST =
            "insert into lease ("
                    + COLUMNS
                    + ") values (?, ?, ?, ?, ?, ?) on conflict (address) do update set"
                    + " mac = excluded.mac, client_id = excluded.client_id,"
                    + " granted_at = excluded.granted_at, ends_at = excluded.ends_at,"
                    + " reserved = excluded.reserved";

    private SqlLeases() {}

    static void persist(Handle handle, List<Lease> leases) {
        if (leases.isEmpty()) {
            return;
        }
        // Plain JDBC: before each ACK there is nothing dearer than this, and the text never
        // changes.
        try (var statement = handle.getConnection().prepareStatement(PERSIST)) {
            for (Lease lease : leases) {
                statement.setString(1, lease.address().toString());
                statement.setString(2, lease.mac().toString());
                statement.setString(3, lease.clientId().hex());
                statement.setString(4, lease.grantedAt().toString());
                statement.setString(5, lease.endsAt().toString());
                statement.setBoolean(6, lease.reserved());
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException failure) {
            throw new SqlFailure(failure);
        }
    }

    static void forget(Handle handle, List<Ipv4> addresses) {
        if (addresses.isEmpty()) {
            return;
        }
        try (var batch = handle.prepareBatch("delete from lease where address = ?")) {
            addresses.forEach(address -> batch.bind(0, address.toString()).add());
            batch.execute();
        }
    }

    /**
     * Sorted by address.
     *
     * @param refused hears of rows that make no lease: somebody wrote into the file, or a disk did
     */
    static List<Lease> all(Handle handle, Consumer<String> refused) {
        return handle
                .createQuery("select " + COLUMNS + " from lease")
                .map((row, context) -> lease(row, refused))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .sorted((one, other) -> one.address().compareTo(other.address()))
                .toList();
    }

    static Optional<Lease> lease(ResultSet row, Consumer<String> refused) throws SQLException {
        try {
            return Optional.of(
                    new Lease(
                            Ipv4.of(row.getString("address")),
                            MacAddress.read(row.getString("mac")).orElseThrow(),
                            Bytes.of(HexFormat.of().parseHex(row.getString("client_id"))),
                            Instant.parse(row.getString("granted_at")),
                            Instant.parse(row.getString("ends_at")),
                            row.getBoolean("reserved")));
        } catch (IllegalArgumentException
                | NoSuchElementException
                | NullPointerException
                | DateTimeParseException nonsense) {
            refused.accept(
                    "the lease of "
                            + row.getString("address")
                            + " for "
                            + row.getString("mac")
                            + " makes no sense and is left out: "
                            + nonsense.getMessage());
            return Optional.empty();
        }
    }
}
