package offhook.desk;

/** Who is given a phone's own file with its lines and passwords. */
public enum OwnFiles {
    /** Only the address that holds the phone's lease of this station. */
    LEASE,
    /** Whoever asks: another server leases, and this station can't tell. */
    ANYONE
}
