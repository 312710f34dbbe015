package offhook.lab;

import offhook.address.Endpoint;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A fingerprint of a run: every delivery, its moment, ends and bytes, in order. Not for secrets;
 * two runs with the same value were the same run.
 */
final class TraceHash {
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MIX = 0x9e37_79b9_7f4a_7c15L;

    private long value = MIX;
    private long deliveries;

    void add(long time, Endpoint from, Endpoint to, byte[] datagram) {
        deliveries++;
        mix(time);
        mix((long) from.address().value() << 32 | from.port());
        mix((long) to.address().value() << 32 | (long) to.port() << 16 | datagram.length);
        int at = 0;
        for (; at + 8 <= datagram.length; at += 8) {
            mix((long) LONGS.get(datagram, at));
        }
        for (; at < datagram.length; at++) {
            mix(datagram[at]);
        }
    }

    private void mix(long word) {
        value = (Long.rotateLeft(value, 23) ^ word) * MIX;
    }

    long deliveries() {
        return deliveries;
    }

    long value() {
        return value ^ value >>> 32;
    }
}
