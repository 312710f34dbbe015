package offhook.store;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.dhcp.Lease;
import offhook.wire.Bytes;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * How a {@link LeaseRecord} lies in the lease log: checksum (CRC-32C of the rest), length, then the
 * values; 44 bytes and the client's identifier.
 */
final class LeaseCodec {
    /** Checksum and length. */
    static final int HEAD_BYTES = 6;

    private static final int CHECKSUM_BYTES = 4;
    private static final int FORGET_BYTES = 5;
    private static final int LEASE_BYTES_MIN = 37;

    /** As long as a client's identifier may be (RFC 2132: one option). */
    private static final int ID_BYTES_MAX = 255;

    static final int BYTES_MAX = HEAD_BYTES + LEASE_BYTES_MIN + ID_BYTES_MAX;

    private static final byte LEASE = 1;
    private static final byte RESERVED = 2;
    private static final byte FORGET = 3;

    /** Begins what was written and synced together: what is before it was safe by then. */
    private static final byte BATCH = 4;

    private LeaseCodec() {}

    /** Needs room for {@link #BYTES_MAX}. */
    static void write(LeaseRecord record, ByteBuffer out, CRC32C checksum) {
        int start = out.position();
        out.position(start + HEAD_BYTES);
        switch (record) {
            case LeaseRecord.Forgotten(Ipv4 address) -> out.put(FORGET).putInt(address.value());
            case LeaseRecord.Runs(Lease lease) -> write(lease, out);
        }
        int end = out.position();
        out.putShort(start + CHECKSUM_BYTES, (short) (end - start - HEAD_BYTES));
        out.putInt(start, checksum(out, start, end - start - CHECKSUM_BYTES, checksum));
    }

    /** Before the records of one write. */
    static void writeBatch(ByteBuffer out, CRC32C checksum) {
        int start = out.position();
        out.position(start + HEAD_BYTES);
        out.put(BATCH).putInt(0);
        out.putShort(start + CHECKSUM_BYTES, (short) FORGET_BYTES);
        out.putInt(
                start, checksum(out, start, FORGET_BYTES + HEAD_BYTES - CHECKSUM_BYTES, checksum));
    }

    static boolean isBatch(ByteBuffer log, int at) {
        return log.get(at + HEAD_BYTES) == BATCH;
    }

    private static void write(Lease lease, ByteBuffer out) {
        out.put(lease.reserved() ? RESERVED : LEASE);
        out.putInt(lease.address().value());
        out.putInt((int) (lease.mac().value() >> 16)).putShort((short) lease.mac().value());
        write(lease.grantedAt(), out);
        write(lease.endsAt(), out);
        int size = Math.min(lease.clientId().size(), ID_BYTES_MAX);
        out.putShort((short) size);
        for (int i = 0; i < size; i++) {
            out.put((byte) lease.clientId().at(i));
        }
    }

    private static void write(Instant moment, ByteBuffer out) {
        out.putLong(moment.getEpochSecond()).putInt(moment.getNano());
    }

    /** How long the record is that begins here; 0 if none does. */
    static int sizeAt(ByteBuffer log, int at, CRC32C checksum) {
        if (log.limit() - at < HEAD_BYTES + FORGET_BYTES) {
            return 0;
        }
        int bytes = log.getShort(at + CHECKSUM_BYTES) & 0xffff;
        boolean isPlausible =
                (bytes == FORGET_BYTES || bytes >= LEASE_BYTES_MIN)
                        && bytes <= BYTES_MAX - HEAD_BYTES
                        && bytes <= log.limit() - at - HEAD_BYTES;
        return isPlausible
                        && checksum(log, at, HEAD_BYTES - CHECKSUM_BYTES + bytes, checksum)
                                == log.getInt(at)
                ? HEAD_BYTES + bytes
                : 0;
    }

    /** Of a place where {@link #sizeAt} saw one; empty if its values make no lease all the same. */
    static Optional<LeaseRecord> read(ByteBuffer log, int at) {
        ByteBuffer in = log.duplicate().position(at + HEAD_BYTES);
        byte kind = in.get();
        if (kind == BATCH) {
            return Optional.empty();
        }
        var address = new Ipv4(in.getInt());
        if (kind == FORGET) {
            return Optional.of(new LeaseRecord.Forgotten(address));
        }
        long mac = (in.getInt() & 0xffff_ffffL) << 16 | in.getShort() & 0xffff;
        Instant grantedAt = moment(in);
        Instant endsAt = moment(in);
        var id = new byte[in.getShort() & 0xffff];
        if (kind != LEASE && kind != RESERVED || id.length > in.remaining()) {
            return Optional.empty();
        }
        in.get(id);
        return Optional.of(
                new LeaseRecord.Runs(
                        new Lease(
                                address,
                                new MacAddress(mac),
                                Bytes.of(id),
                                grantedAt,
                                endsAt,
                                kind == RESERVED)));
    }

    private static Instant moment(ByteBuffer in) {
        long seconds = in.getLong();
        int nanos = in.getInt();
        // The checksum was right, so it is what was written; a moment out of bounds never was.
        return Instant.ofEpochSecond(
                Math.clamp(seconds, Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond()),
                Math.clamp(nanos, 0, 999_999_999));
    }

    private static int checksum(ByteBuffer bytes, int start, int length, CRC32C checksum) {
        checksum.reset();
        checksum.update(bytes.slice(start + CHECKSUM_BYTES, length));
        return (int) checksum.getValue();
    }
}
