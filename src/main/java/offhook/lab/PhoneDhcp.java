package offhook.lab;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.dhcp.DhcpCodec;
import offhook.dhcp.DhcpInput;
import offhook.dhcp.DhcpKind;
import offhook.dhcp.DhcpMessage;
import offhook.dhcp.DhcpOption;
import offhook.dhcp.TftpServers;
import offhook.wire.Bytes;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A phone's DHCP client, with the order of options, the rhythm and the oddities of phones.md §1b,
 * §1c and §3. Belongs to its phone's thread.
 */
final class PhoneDhcp {
    static final int CLIENT_PORT = 68;
    static final int SERVER_PORT = 67;
    private static final int REQUEST_TRIES = 4;
    private static final long LEASE_DEFAULT_SECONDS = 3600;
    private static final long NANOS = 1_000_000_000L;

    private enum State {
        OFF,
        REBOOTING,
        SELECTING,
        REQUESTING,
        BOUND,
        RENEWING,
        REBINDING
    }

    private final VirtualPhone phone;
    private State state = State.OFF;
    private int xid;
    private int tries;
    private long startedAt;
    private long dueAt = Long.MAX_VALUE;
    private Ipv4 address = Ipv4.ANY;
    private Ipv4 server = Ipv4.ANY;
    private long renewAt;
    private long rebindAt;
    private long endsAt;

    PhoneDhcp(VirtualPhone phone) {
        this.phone = phone;
    }

    long dueAt() {
        return dueAt;
    }

    Ipv4 address() {
        return isBound() ? address : Ipv4.ANY;
    }

    boolean isBound() {
        return state == State.BOUND || state == State.RENEWING || state == State.REBINDING;
    }

    void stop() {
        state = State.OFF;
        dueAt = Long.MAX_VALUE;
    }

    void start(Optional<Ipv4> remembered, long now) {
        startedAt = now;
        tries = 0;
        newTransaction();
        if (remembered.isPresent()) {
            address = remembered.get();
            state = State.REBOOTING;
            request(now);
        } else {
            state = State.SELECTING;
            discover(now);
        }
    }

    /** A 7940/60 uses the end of its MAC (log 03); the others something new each time. */
    private void newTransaction() {
        xid = phone.model().isTwoStage() ? (int) phone.mac().value() : phone.randomInt();
    }

    void onTime(long now) {
        if (now < dueAt) {
            return;
        }
        switch (state) {
            case OFF -> dueAt = Long.MAX_VALUE;
            case SELECTING -> discover(now);
            case REBOOTING, REQUESTING -> repeatRequest(now);
            case BOUND, RENEWING, REBINDING -> renew(now);
        }
    }

    private void discover(long now) {
        Duration[] gaps = PhoneHabits.DISCOVER_GAPS;
        dueAt = now + phone.nanos(gaps[Math.min(tries, gaps.length - 1)]);
        tries++;
        var options = new ArrayList<DhcpOption>();
        options.add(DhcpOption.ofByte(DhcpOption.MESSAGE_TYPE, DhcpKind.DISCOVER.code()));
        options.add(clientId());
        if (phone.model().isTwoStage()) {
            options.addAll(List.of(vendor(), hostName()));
        } else {
            options.addAll(List.of(hostName(), vendor()));
        }
        options.add(parameters());
        send(options, Ipv4.ANY, Ipv4.BROADCAST, now);
    }

    private void repeatRequest(long now) {
        if (tries < REQUEST_TRIES) {
            request(now);
        } else {
            state = State.SELECTING;
            tries = 0;
            newTransaction();
            discover(now);
        }
    }

    private void request(long now) {
        Duration[] gaps = PhoneHabits.REQUEST_GAPS;
        dueAt = now + phone.nanos(tries < gaps.length ? gaps[tries] : PhoneHabits.REQUEST_GIVEN_UP);
        tries++;
        var options = new ArrayList<DhcpOption>();
        options.add(DhcpOption.ofByte(DhcpOption.MESSAGE_TYPE, DhcpKind.REQUEST.code()));
        if (state == State.REQUESTING) {
            options.add(DhcpOption.ofAddress(DhcpOption.SERVER_IDENTIFIER, server));
        }
        options.addAll(List.of(clientId(), hostName(), vendor()));
        options.add(DhcpOption.ofAddress(DhcpOption.REQUESTED_ADDRESS, address));
        options.add(parameters());
        send(options, Ipv4.ANY, Ipv4.BROADCAST, now);
    }

    /** At half of the lease the server is asked, at seven eighths anyone (RFC 2131 §4.4.5). */
    private void renew(long now) {
        if (now >= endsAt) {
            phone.onAddressLost("IP address released", now);
            return;
        }
        boolean isLate = now >= rebindAt;
        if (state == State.BOUND) {
            newTransaction();
        }
        state = isLate ? State.REBINDING : State.RENEWING;
        long left = (isLate ? endsAt : rebindAt) - now;
        dueAt = now + Math.max(phone.faster(left / 2), Math.min(left, nanos(1)));
        var options = new ArrayList<DhcpOption>();
        options.add(DhcpOption.ofByte(DhcpOption.MESSAGE_TYPE, DhcpKind.REQUEST.code()));
        options.addAll(List.of(clientId(), hostName(), vendor(), parameters()));
        send(options, address, isLate ? Ipv4.BROADCAST : server, now);
    }

    private void send(List<DhcpOption> options, Ipv4 ciaddr, Ipv4 to, long now) {
        int secs = (int) Math.min(0xffff, (now - startedAt) / Math.max(1, nanos(1)));
        var message =
                new DhcpMessage(
                        1,
                        1,
                        0,
                        xid,
                        isBound() ? 0 : secs,
                        DhcpMessage.BROADCAST_FLAG,
                        ciaddr,
                        Ipv4.ANY,
                        Ipv4.ANY,
                        Ipv4.ANY,
                        phone.mac().bytes(),
                        "",
                        "",
                        options);
        phone.send(CLIENT_PORT, new Endpoint(to, SERVER_PORT), DhcpCodec.encode(message).buffer());
    }

    private DhcpOption clientId() {
        var id = new byte[7];
        id[0] = 1;
        phone.mac().bytes().buffer().get(id, 1, 6);
        return new DhcpOption(DhcpOption.CLIENT_IDENTIFIER, Bytes.of(id));
    }

    private DhcpOption hostName() {
        return DhcpOption.ofText(DhcpOption.HOST_NAME, phone.mac().deviceName());
    }

    /** With one NUL behind, which counts in the length (log 15). */
    private DhcpOption vendor() {
        String model = phone.hidesModel() ? "" : " " + phone.model().vendorModel();
        return DhcpOption.ofText(
                DhcpOption.VENDOR_CLASS, "Cisco Systems, Inc. IP Phone" + model + "\0");
    }

    private static DhcpOption parameters() {
        return new DhcpOption(DhcpOption.PARAMETER_LIST, Bytes.of(1, 66, 6, 3, 15, 150, 35));
    }

    void onDatagram(ByteBuffer datagram, long now) {
        if (!(DhcpCodec.decode(datagram) instanceof DhcpInput.Message(DhcpMessage reply))
                || reply.op() != 2
                || reply.xid() != xid
                || !reply.mac().equals(Optional.of(phone.mac()))
                || reply.kind().isEmpty()) {
            return;
        }
        switch (reply.kind().get()) {
            case OFFER -> onOffer(reply, now);
            case ACK -> onAck(reply, now);
            case NAK -> onNak(now);
            case DISCOVER, REQUEST, DECLINE, RELEASE, INFORM -> {
                // Not meant for clients.
            }
        }
    }

    private void onOffer(DhcpMessage offer, long now) {
        Optional<Ipv4> from = offer.address(DhcpOption.SERVER_IDENTIFIER);
        if (state != State.SELECTING || from.isEmpty() || !canTake(offer)) {
            return;
        }
        state = State.REQUESTING;
        address = offer.yiaddr();
        server = from.get();
        tries = 0;
        request(now);
    }

    /** A malformed option 150 makes a phone leave the whole lease (log 17). */
    private boolean canTake(DhcpMessage reply) {
        boolean isLeft = TftpServers.of(reply).isLeft();
        if (isLeft) {
            phone.say("leaves an address: option 150 is malformed");
        }
        return !isLeft;
    }

    private void onAck(DhcpMessage ack, long now) {
        boolean isAwaited = state != State.OFF && state != State.SELECTING && state != State.BOUND;
        if (!isAwaited || !canTake(ack)) {
            return;
        }
        boolean isNew = !isBound();
        server = ack.address(DhcpOption.SERVER_IDENTIFIER).orElse(server);
        address = ack.yiaddr().isAny() ? address : ack.yiaddr();
        long seconds = seconds(ack, DhcpOption.LEASE_SECONDS).orElse(LEASE_DEFAULT_SECONDS);
        // A fast clock renews sooner; but the address ends when the server says, or the first
        // pause of a busy machine would cost it.
        renewAt = now + nanos(seconds(ack, DhcpOption.RENEWAL_SECONDS).orElse(seconds / 2));
        rebindAt = now + NANOS * seconds(ack, DhcpOption.REBINDING_SECONDS).orElse(seconds * 7 / 8);
        endsAt = now + NANOS * seconds;
        state = State.BOUND;
        dueAt = renewAt;
        Optional<Ipv4> tftp =
                phone.suffers(Ailment.NO_TFTP_ADDRESS) ? Optional.empty() : tftpServer(ack);
        if (isNew) {
            phone.onAddressed(address, tftp, server, now);
        } else {
            phone.onRenewed(tftp, now);
        }
    }

    /** Option 150, then 66, then siaddr; which comes first isn't known for wired phones. */
    private static Optional<Ipv4> tftpServer(DhcpMessage ack) {
        return ack.option(DhcpOption.TFTP_SERVERS)
                .map(addresses -> Ipv4.of(addresses.slice(0, 4)))
                .or(() -> ack.text(DhcpOption.TFTP_SERVER_NAME).flatMap(Ipv4::read))
                .or(() -> Optional.of(ack.siaddr()))
                .filter(found -> !found.isAny());
    }

    private long nanos(long seconds) {
        return phone.nanos(Duration.ofSeconds(seconds));
    }

    private static Optional<Long> seconds(DhcpMessage ack, int code) {
        return ack.option(code)
                .filter(value -> value.size() == 4)
                .map(value -> Integer.toUnsignedLong(value.buffer().getInt()));
    }

    private void onNak(long now) {
        switch (state) {
            case REBOOTING, REQUESTING -> {
                phone.forgetLease();
                state = State.SELECTING;
                tries = 0;
                newTransaction();
                dueAt = now + phone.nanos(Duration.ofSeconds(1));
            }
            // Alarm 21 Phone-Re-IP: the whole phone starts over.
            case RENEWING, REBINDING -> phone.onAddressLost("21: Phone-Re-IP", now);
            case OFF, SELECTING, BOUND -> {
                // Late, or another's.
            }
        }
    }
}
