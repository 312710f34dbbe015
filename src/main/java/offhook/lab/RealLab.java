package offhook.lab;

import offhook.address.Endpoint;
import offhook.address.Ipv4;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/**
 * Virtual phones over real sockets, on the thread that calls {@link #run}. What goes wrong here by
 * will is loss, duplicates and power cuts; the rest is up to the machine.
 */
public final class RealLab implements AutoCloseable {
    /** Longest sleep: {@code isDone} is asked at least so often. */
    private static final long NAP_NANOS = 50_000_000;

    /** Outside of what the stand-in gives. */
    private static final Ipv4 RIVAL = Ipv4.of("127.63.0.1");

    private static final long NEVER = Long.MAX_VALUE;

    private sealed interface Due {
        record Wake(Seat seat) implements Due {}

        record PowerOn(Seat seat) implements Due {}

        record PowerOff(Seat seat) implements Due {}
    }

    private static final class Seat {
        final VirtualPhone phone;
        long wakeAt = NEVER;

        Seat(VirtualPhone phone) {
            this.phone = phone;
        }
    }

    /** A datagram that the lab's own stand-in for a DHCP server answered. */
    private record OwnReply(Seat seat, Endpoint from, ByteBuffer datagram) {}

    private final LabServers servers;
    private final long seed;
    private final double speed;
    private final Audience audience;
    private final SplittableRandom random;
    private final LanWeather weather;
    private final LanWeather.Fate fate = new LanWeather.Fate();
    private final Optional<LanFault.PowerCut> powerCut;
    private final RealSockets sockets;
    private final EventQueue<Due> queue = new EventQueue<>();
    private final Map<VirtualPhone, Seat> seats = new HashMap<>();
    private final List<VirtualPhone> phones = new ArrayList<>();
    private final Deque<OwnReply> ownReplies = new ArrayDeque<>();
    private final StandInDhcp standIn;

    /** For phones that another server is quicker for; nobody serves files at its address. */
    private final StandInDhcp rival = new StandInDhcp(RIVAL);

    private final PhoneLine line = new Line();
    private final long startedAt = System.nanoTime();
    private long datagrams;

    /**
     * @param speed how much faster than real the phones' clocks run; transfers keep their time
     */
    public RealLab(
            LabServers servers, long seed, double speed, List<LanFault> faults, Audience audience)
            throws IOException {
        this.servers = servers;
        this.seed = seed;
        this.speed = speed;
        this.audience = audience;
        this.random = new SplittableRandom(seed);
        this.weather = new LanWeather(faults, random.split());
        this.powerCut = LanFault.powerCut(faults);
        this.standIn = new StandInDhcp(RealSockets.endpoint(servers.tftp()).address());
        this.sockets = new RealSockets(servers.tftp().getAddress().isLoopbackAddress());
    }

    /** Plugs a phone in; it gets power that much later. */
    public VirtualPhone plugIn(PhoneStart start, Duration powerAfter) {
        var seat = new Seat(new VirtualPhone(start, line, seed, speed));
        seats.put(seat.phone, seat);
        phones.add(seat.phone);
        long powerAt = now() + powerAfter.toNanos();
        queue.add(powerAt, new Due.PowerOn(seat));
        powerCut.ifPresent(cut -> scheduleCut(seat, cut, powerAt));
        return seat.phone;
    }

    private void scheduleCut(Seat seat, LanFault.PowerCut cut, long from) {
        double apart = -StrictMath.log(1 - random.nextDouble()) * cut.apart().toNanos() / speed;
        queue.add(from + (long) apart, new Due.PowerOff(seat));
    }

    /** Somebody presses {@code **#**}. */
    public void pressRestart(VirtualPhone phone) {
        phone.pressRestart(now());
        wakeWhenDue(seats.get(phone));
    }

    /** Somebody does away with what was wrong, and starts it again. */
    public void heal(VirtualPhone phone) {
        phone.heal();
        pressRestart(phone);
    }

    public List<VirtualPhone> phones() {
        return List.copyOf(phones);
    }

    /** Datagrams that reached phones. */
    public long datagrams() {
        return datagrams;
    }

    /** Nanoseconds since the lab was made: what its audience is told too. */
    public long now() {
        return System.nanoTime() - startedAt;
    }

    /** Runs on this thread until it is done or the time is over; says whether done. */
    public boolean run(Duration limit, BooleanSupplier isDone) throws IOException {
        long endsAt = now() + limit.toNanos();
        while (!isDone.getAsBoolean()) {
            long now = now();
            if (now >= endsAt) {
                return false;
            }
            while (!queue.isEmpty() && queue.nextTime() <= now) {
                happen(queue.take(), now);
            }
            answerOwn();
            long next = Math.min(endsAt, queue.isEmpty() ? NEVER : queue.nextTime());
            sockets.receive(Math.clamp(next - now(), 0, NAP_NANOS), this::arrived);
        }
        return true;
    }

    private void happen(Due due, long now) {
        switch (due) {
            case Due.Wake(Seat seat) -> {
                seat.wakeAt = NEVER;
                if (seat.phone.dueAt() <= now) {
                    seat.phone.onTime(now);
                }
                wakeWhenDue(seat);
            }
            case Due.PowerOn(Seat seat) -> {
                seat.phone.powerOn(now);
                wakeWhenDue(seat);
            }
            case Due.PowerOff(Seat seat) -> {
                LanFault.PowerCut cut = powerCut.orElseThrow();
                audience.said(now, seat.phone, "loses power");
                seat.phone.powerOff(now);
                long off = (long) (random.nextLong(1 + cut.offLongest().toNanos()) / speed);
                queue.add(now + off, new Due.PowerOn(seat));
                scheduleCut(seat, cut, now + off);
            }
        }
    }

    private void wakeWhenDue(Seat seat) {
        long due = seat.phone.dueAt();
        if (due < seat.wakeAt) {
            seat.wakeAt = due;
            queue.add(due, new Due.Wake(seat));
        }
    }

    private void arrived(VirtualPhone phone, int port, Endpoint from, ByteBuffer datagram) {
        weather.decide(fate, datagram.remaining());
        // The real server's port stands in for 69: phones only look at the address anyway.
        for (int copy = 0; copy < fate.copies; copy++) {
            datagrams++;
            phone.onDatagram(port, from, datagram.duplicate(), now());
        }
        wakeWhenDue(seats.get(phone));
    }

    private void answerOwn() {
        for (OwnReply reply = ownReplies.poll(); reply != null; reply = ownReplies.poll()) {
            reply.seat()
                    .phone
                    .onDatagram(PhoneDhcp.CLIENT_PORT, reply.from(), reply.datagram(), now());
            wakeWhenDue(reply.seat());
        }
    }

    @Override
    public void close() throws IOException {
        phones.forEach(phone -> phone.powerOff(now()));
        sockets.close();
    }

    private final class Line implements PhoneLine {
        @Override
        public void send(VirtualPhone phone, int fromPort, Endpoint to, ByteBuffer datagram) {
            weather.decide(fate, datagram.remaining());
            int copies = fate.copies;
            for (int copy = 0; copy < copies; copy++) {
                sendOnce(phone, fromPort, to, datagram.duplicate());
            }
        }

        private void sendOnce(VirtualPhone phone, int from, Endpoint to, ByteBuffer datagram) {
            if (to.port() != PhoneDhcp.SERVER_PORT) {
                boolean isRequest = to.port() == VirtualPhone.TFTP_PORT;
                int port = isRequest ? servers.tftp().getPort() : to.port();
                var where = new InetSocketAddress(RealSockets.inet(to.address()), port);
                sockets.send(phone, from, where, datagram);
            } else if (servers.dhcp().isPresent()) {
                if (phone.suffers(Ailment.OTHER_DHCP)) {
                    answer(phone, rival, datagram);
                }
                // A broadcast, which both hear.
                sockets.send(phone, from, servers.dhcp().get(), datagram.duplicate());
                if (to.address().equals(Ipv4.BROADCAST)) {
                    for (InetSocketAddress other : servers.otherDhcp()) {
                        sockets.send(phone, from, other, datagram.duplicate());
                    }
                }
            } else {
                answer(phone, standIn, datagram);
            }
        }

        /** On the loop: a phone isn't called back from within its own call. */
        private void answer(VirtualPhone phone, StandInDhcp server, ByteBuffer datagram) {
            server.answer(datagram.duplicate())
                    .ifPresent(
                            reply ->
                                    ownReplies.add(
                                            new OwnReply(
                                                    seats.get(phone), server.endpoint(), reply)));
        }

        @Override
        public void readdressed(VirtualPhone phone) {
            sockets.closeAll(phone);
        }

        @Override
        public void closed(VirtualPhone phone, int port) {
            sockets.close(phone, port);
        }

        @Override
        public void said(VirtualPhone phone, String what) {
            audience.said(now(), phone, what);
        }
    }
}
