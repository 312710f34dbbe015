package offhook.store;

import java.sql.SQLException;

/** What plain JDBC threw, on its way to {@link Troubles}; never leaves the package. */
final class SqlFailure extends RuntimeException {
    SqlFailure(SQLException cause) {
        super(cause);
    }
}
