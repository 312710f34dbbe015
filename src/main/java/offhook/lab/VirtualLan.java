package offhook.lab;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.address.MacAddress;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/**
 * Carries datagrams between virtual phones and a station in virtual time, with faults from a seed.
 *
 * <p>One thread; no clock. The same phones, station, faults and seed give the same run, in any
 * process: {@link #traceHash} says so.
 */
public final class VirtualLan {
    /** Through a switch and two network stacks. */
    private static final long LATENCY_NANOS = 150_000;

    /** 100 Mbit/s. */
    private static final long NANOS_PER_BYTE = 80;

    private static final int CHADDR_AT = 28;
    private static final long UNPLUGGED = Long.MAX_VALUE;

    private sealed interface Event {
        record ToStation(Endpoint from, Endpoint to, byte[] datagram) implements Event {}

        record ToPhone(Seat seat, Endpoint from, Endpoint to, byte[] datagram) implements Event {}

        record WakePhone(Seat seat) implements Event {}

        record WakeStation() implements Event {}

        record PowerOff(Seat seat) implements Event {}

        record PowerOn(Seat seat) implements Event {}
    }

    /** A phone's place at the switch. */
    private static final class Seat {
        final VirtualPhone phone;
        Ipv4 address = Ipv4.ANY;
        long wakeAt = UNPLUGGED;
        long stalledUntil;

        Seat(PhoneStart start, PhoneLine line, long seed) {
            this.phone = new VirtualPhone(start, line, seed, 1);
        }
    }

    private final EventQueue<Event> queue = new EventQueue<>();
    private final Map<VirtualPhone, Seat> seats = new HashMap<>();
    private final Map<Long, Seat> byMac = new HashMap<>();
    private final Map<Integer, Seat> byAddress = new HashMap<>();
    private final List<VirtualPhone> phones = new ArrayList<>();
    private final TraceHash trace = new TraceHash();
    private final LanWeather.Fate fate = new LanWeather.Fate();
    private final Event wakeStation = new Event.WakeStation();
    private final PhoneLine line = new Line();
    private final long seed;
    private final SplittableRandom random;
    private final LanWeather weather;
    private final Optional<LanFault.PowerCut> powerCut;
    private final Audience audience;

    private LanStation station;
    private long stationWakeAt = UNPLUGGED;
    private long now;

    public VirtualLan(long seed, List<LanFault> faults, Audience audience) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
        this.weather = new LanWeather(faults, random.split());
        this.powerCut = LanFault.powerCut(faults);
        this.audience = audience;
    }

    void connect(LanStation server) {
        station = server;
        wakeStationWhenDue();
    }

    /** Plugs a phone in and gives it power at that moment. */
    public VirtualPhone plugIn(PhoneStart start, long powerAtNanos) {
        var seat = new Seat(start, line, seed);
        if (byMac.putIfAbsent(start.mac().value(), seat) != null) {
            throw new IllegalArgumentException("two phones with MAC " + start.mac());
        }
        seats.put(seat.phone, seat);
        phones.add(seat.phone);
        queue.add(powerAtNanos, new Event.PowerOn(seat));
        powerCut.ifPresent(cut -> scheduleCut(seat, cut, powerAtNanos));
        return seat.phone;
    }

    private void scheduleCut(Seat seat, LanFault.PowerCut cut, long from) {
        double apart = -StrictMath.log(1 - random.nextDouble()) * cut.apart().toNanos();
        queue.add(from + (long) apart, new Event.PowerOff(seat));
    }

    public List<VirtualPhone> phones() {
        return List.copyOf(phones);
    }

    /** The same, not copied: for questions asked again and again. */
    List<VirtualPhone> phonesUnderWay() {
        return phones;
    }

    public long nowNanos() {
        return now;
    }

    /** How many datagrams have arrived so far. */
    public long deliveries() {
        return trace.deliveries();
    }

    public long traceHash() {
        return trace.value();
    }

    /** Runs until it is done, or that moment, or nothing is left to happen; says whether done. */
    public boolean run(long untilNanos, BooleanSupplier isDone) {
        // Asking costs a walk over the phones: not after each datagram.
        int events = 0;
        while (!queue.isEmpty() && queue.nextTime() <= untilNanos) {
            now = queue.nextTime();
            happen(queue.take());
            if (++events % 4096 == 0 && isDone.getAsBoolean()) {
                return true;
            }
        }
        now = Math.max(now, queue.isEmpty() ? now : untilNanos);
        return isDone.getAsBoolean();
    }

    private void happen(Event event) {
        switch (event) {
            case Event.ToStation(Endpoint from, Endpoint to, byte[] datagram) -> {
                trace.add(now, from, to, datagram);
                station.onDatagram(from, to, ByteBuffer.wrap(datagram), now);
                wakeStationWhenDue();
            }
            case Event.ToPhone(Seat seat, Endpoint from, Endpoint to, byte[] datagram) -> {
                trace.add(now, from, to, datagram);
                seat.phone.onDatagram(to.port(), from, ByteBuffer.wrap(datagram), now);
                wakeWhenDue(seat);
            }
            case Event.WakePhone(Seat seat) -> {
                seat.wakeAt = seat.wakeAt == now ? UNPLUGGED : seat.wakeAt;
                if (seat.phone.dueAt() <= now) {
                    seat.phone.onTime(now);
                }
                wakeWhenDue(seat);
            }
            case Event.WakeStation() -> {
                stationWakeAt = stationWakeAt == now ? UNPLUGGED : stationWakeAt;
                if (station.dueAt() <= now) {
                    station.onTime(now);
                }
                wakeStationWhenDue();
            }
            case Event.PowerOn(Seat seat) -> {
                seat.phone.powerOn(now);
                wakeWhenDue(seat);
            }
            case Event.PowerOff(Seat seat) -> cutPower(seat);
        }
    }

    /** Somebody presses {@code **#**}. */
    public void pressRestart(VirtualPhone phone) {
        phone.pressRestart(now);
        wakeWhenDue(seats.get(phone));
    }

    private void cutPower(Seat seat) {
        LanFault.PowerCut cut = powerCut.orElseThrow();
        audience.said(now, seat.phone, "loses power");
        seat.phone.powerOff(now);
        long off = random.nextLong(1 + cut.offLongest().toNanos());
        queue.add(now + off, new Event.PowerOn(seat));
        scheduleCut(seat, cut, now + off);
    }

    private void wakeWhenDue(Seat seat) {
        long due = seat.phone.dueAt();
        if (due < seat.wakeAt) {
            seat.wakeAt = Math.max(due, now);
            queue.add(seat.wakeAt, new Event.WakePhone(seat));
        }
    }

    private void wakeStationWhenDue() {
        long due = station.dueAt();
        if (due < stationWakeAt) {
            stationWakeAt = Math.max(due, now);
            queue.add(stationWakeAt, wakeStation);
        }
    }

    /** A datagram of the station to an address on the LAN. */
    void sendFromStation(Endpoint from, Endpoint to, byte[] datagram) {
        Seat seat =
                to.address().equals(Ipv4.BROADCAST)
                        ? seatOfReply(datagram)
                        : byAddress.get(to.address().value());
        if (seat != null) {
            carry(seat, datagram.length, cut -> new Event.ToPhone(seat, from, to, cut), datagram);
        }
    }

    /** To a network card, whatever address its phone has. */
    void sendToHardware(Endpoint from, MacAddress mac, Endpoint to, byte[] datagram) {
        Seat seat = byMac.get(mac.value());
        if (seat != null) {
            carry(seat, datagram.length, cut -> new Event.ToPhone(seat, from, to, cut), datagram);
        }
    }

    /** Everyone hears a broadcast, but all except the one meant by chaddr would only drop it. */
    private Seat seatOfReply(byte[] datagram) {
        if (datagram.length < CHADDR_AT + 6) {
            return null;
        }
        long mac = 0;
        for (int i = 0; i < 6; i++) {
            mac = mac << 8 | datagram[CHADDR_AT + i] & 0xff;
        }
        return byMac.get(mac);
    }

    private interface Arrival {
        Event of(byte[] datagram);
    }

    private void carry(Seat seat, int bytes, Arrival arrival, byte[] datagram) {
        weather.decide(fate, bytes);
        if (fate.stallNanos > 0) {
            seat.stalledUntil = Math.max(seat.stalledUntil, now + fate.stallNanos);
        }
        byte[] whole =
                fate.cutBytes > 0
                        ? java.util.Arrays.copyOf(datagram, bytes - fate.cutBytes)
                        : datagram;
        long at = Math.max(now, seat.stalledUntil) + LATENCY_NANOS + bytes * NANOS_PER_BYTE;
        for (int copy = 0; copy < fate.copies; copy++) {
            queue.add(at + fate.delayNanos + copy * LATENCY_NANOS, arrival.of(whole));
        }
    }

    private final class Line implements PhoneLine {
        @Override
        public void send(VirtualPhone phone, int fromPort, Endpoint to, ByteBuffer datagram) {
            Seat seat = seats.get(phone);
            var bytes = new byte[datagram.remaining()];
            datagram.get(datagram.position(), bytes);
            var from = new Endpoint(seat.address, fromPort);
            carry(seat, bytes.length, cut -> new Event.ToStation(from, to, cut), bytes);
        }

        @Override
        public void readdressed(VirtualPhone phone) {
            Seat seat = seats.get(phone);
            if (byAddress.get(seat.address.value()) == seat) {
                byAddress.remove(seat.address.value());
            }
            seat.address = phone.address();
            if (!seat.address.isAny()) {
                byAddress.put(seat.address.value(), seat);
            }
        }

        @Override
        public void closed(VirtualPhone phone, int port) {
            // What arrives for a closed port the phone itself drops.
        }

        @Override
        public void said(VirtualPhone phone, String what) {
            audience.said(now, phone, what);
        }
    }
}
