package offhook.capture;

import offhook.address.Ipv4;
import offhook.address.MacAddress;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Each phone's last datagrams, in bounded room. Who is not known for a phone yet is kept apart, so
 * that a flood of made-up clients costs no phone its packets.
 */
public final class CaptureBook {
    /** For all phones together: 4,000 of them have room for a boot of sixty packets each. */
    static final int PHONES_BYTES_MAX = 28 * 1024 * 1024;

    static final int STRANGERS_BYTES_MAX = 4 * 1024 * 1024;

    private final Shelf<MacAddress> phones;
    private final Shelf<MacAddress> strangers;
    private final Shelf<Ipv4> nameless;

    public CaptureBook() {
        this(PHONES_BYTES_MAX, STRANGERS_BYTES_MAX);
    }

    CaptureBook(int phonesBytesMax, int strangersBytesMax) {
        this.phones = new Shelf<>(phonesBytesMax);
        this.strangers = new Shelf<>(strangersBytesMax / 2);
        this.nameless = new Shelf<>(strangersBytesMax / 2);
    }

    public void keep(MacAddress phone, CapturedDatagram packet) {
        phones.keep(phone, packet);
    }

    /** Nobody knows yet that it is a phone. */
    public void keepOfStranger(MacAddress client, CapturedDatagram packet) {
        strangers.keep(client, packet);
    }

    /** Nobody knows yet whose address that is. */
    public void keepOfStranger(Ipv4 client, CapturedDatagram packet) {
        nameless.keep(client, packet);
    }

    /** Oldest first, with what was kept of it before it was known. */
    public List<CapturedDatagram> of(MacAddress phone, List<Ipv4> addresses) {
        var packets = new ArrayList<>(phones.of(phone));
        packets.addAll(strangers.of(phone));
        addresses.forEach(address -> packets.addAll(nameless.of(address)));
        packets.sort(Comparator.comparing(CapturedDatagram::at));
        return List.copyOf(packets);
    }

    /** The phone is to be forgotten, and what it said. */
    public void forget(MacAddress phone) {
        phones.forget(phone);
        strangers.forget(phone);
    }

    int bytes() {
        return phones.bytes() + strangers.bytes() + nameless.bytes();
    }
}
