package offhook.lab;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.address.MacAddress;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * A 7900 without plastic: flash, DHCP and TFTP clients, and the boot code of its generation.
 *
 * <p>No clock, thread or socket inside: whoever feeds it says what time it is, in nanoseconds, and
 * calls {@link #onTime} when {@link #dueAt} is reached. Same seed, same behaviour.
 */
public final class VirtualPhone {
    static final int TFTP_PORT = 69;

    /** Where a phone's own ports begin; logs 04, 07. */
    private static final int PORT_FIRST = 49_152;

    private static final int PORT_LAST = 65_000;

    private final PhoneStart start;
    private final PhoneLine line;
    private final double speed;
    private final SplittableRandom random;
    private final PhoneFlash flash;
    private final PhoneDhcp dhcp;
    private final PhoneSip sip;
    private final List<PhoneFetch> fetches = new ArrayList<>();

    private PhoneActivity activity = PhoneActivity.OFF;
    private BootCode boot;
    private Optional<Ipv4> tftp = Optional.empty();
    private Ipv4 dhcpServer = Ipv4.ANY;
    private Runnable afterPause;
    private long pauseEndsAt = Long.MAX_VALUE;
    private int nextPort;
    private long now;
    private int boots;
    private boolean isHealed;
    private Optional<String> proven = Optional.empty();

    /**
     * @param speed how much faster than real its own clock runs; transfers keep their time, and
     *     leases their end
     */
    VirtualPhone(PhoneStart start, PhoneLine line, long seed, double speed) {
        this.start = start;
        this.line = line;
        this.speed = speed;
        this.random = new SplittableRandom(seed ^ start.mac().value() * 0x9e37_79b9_7f4a_7c15L);
        this.flash = new PhoneFlash(start);
        this.dhcp = new PhoneDhcp(this);
        this.sip = new PhoneSip(this);
        this.nextPort = PORT_FIRST + random.nextInt(PORT_LAST - PORT_FIRST);
    }

    public LabModel model() {
        return start.model();
    }

    public MacAddress mac() {
        return start.mac();
    }

    /** 0.0.0.0 while it has none. */
    public Ipv4 address() {
        return dhcp.address();
    }

    public PhoneActivity activity() {
        return activity;
    }

    /** The load in its flash; empty if only a loader is there. */
    public Optional<String> load() {
        return flash.load();
    }

    /** The load that it has run up to its normal work, whatever happened to it since. */
    public Optional<String> proven() {
        return proven;
    }

    /** How often it has started since it left the box. */
    public int boots() {
        return boots;
    }

    /** The next moment at which {@link #onTime} has something to do. */
    public long dueAt() {
        long due = Math.min(Math.min(pauseEndsAt, sip.dueAt()), dhcp.dueAt());
        for (int i = 0; i < fetches.size(); i++) {
            due = Math.min(due, fetches.get(i).dueAt());
        }
        return due;
    }

    public void powerOn(long nowNanos) {
        now = nowNanos;
        if (activity == PhoneActivity.OFF) {
            startUp();
        }
    }

    /** The plug is pulled: nothing stays but what is in flash. */
    public void powerOff(long nowNanos) {
        now = nowNanos;
        dropAll();
        activity = PhoneActivity.OFF;
    }

    /** {@code **#**} in the settings menu, or a restart by the PBX. */
    public void pressRestart(long nowNanos) {
        now = nowNanos;
        if (activity != PhoneActivity.OFF) {
            startOver("22: Reset-Reset");
        }
    }

    /** A datagram for one of its ports; what no port waits for is lost. */
    public void onDatagram(int port, Endpoint from, ByteBuffer datagram, long nowNanos) {
        now = nowNanos;
        if (activity == PhoneActivity.OFF) {
            return;
        }
        if (port == PhoneDhcp.CLIENT_PORT) {
            if (!suffers(Ailment.OFFERS_LOST)) {
                dhcp.onDatagram(datagram, nowNanos);
            }
            return;
        }
        if (port == PhoneSip.PORT) {
            sip.onDatagram(datagram, nowNanos);
            return;
        }
        if (suffers(Ailment.DATA_LOST)) {
            return;
        }
        // The newest first: a 7940 asks its next file from the port of the last.
        for (int i = fetches.size() - 1; i >= 0; i--) {
            if (fetches.get(i).port() == port) {
                fetches.get(i).onDatagram(from, datagram, nowNanos);
                return;
            }
        }
    }

    public void onTime(long nowNanos) {
        now = nowNanos;
        if (nowNanos >= pauseEndsAt) {
            Runnable next = afterPause;
            afterPause = null;
            pauseEndsAt = Long.MAX_VALUE;
            next.run();
        }
        dhcp.onTime(nowNanos);
        sip.onTime(nowNanos);
        for (int i = fetches.size() - 1; i >= 0; i--) {
            if (i < fetches.size()) { // Ending one may start the phone over and drop them all.
                fetches.get(i).onTime(nowNanos);
            }
        }
        closeFinished();
    }

    private void startUp() {
        boots++;
        activity = PhoneActivity.STARTING;
        boot = BootCode.of(this);
        pause(PhoneHabits.BOOT_MIN, PhoneHabits.BOOT_MAX, this::beginDhcp);
    }

    private void beginDhcp() {
        activity = PhoneActivity.ADDRESSING;
        // A factory loader begins with DISCOVER (log 22); an image asks for what it had (log 16).
        dhcp.start(boot.remembersLease() ? flash.lease() : Optional.empty(), now);
    }

    void onAddressed(Ipv4 address, Optional<Ipv4> server, Ipv4 leasedFrom, long nowNanos) {
        now = nowNanos;
        flash.remember(Optional.of(address));
        tftp = server;
        dhcpServer = leasedFrom;
        line.readdressed(this);
        activity = PhoneActivity.HUNTING;
        if (flash.isBroken() || suffers(Ailment.BRICKED)) {
            say("Invalid default load name");
            activity = PhoneActivity.HALTED;
        } else if (tftp.isPresent()) {
            boot.begin();
        } else {
            boot.withoutServer();
        }
    }

    void onRenewed(Optional<Ipv4> server, long nowNanos) {
        now = nowNanos;
        if (tftp.isEmpty() && server.isPresent() && activity != PhoneActivity.HALTED) {
            tftp = server;
            boot.begin();
        }
    }

    void onAddressLost(String alarm, long nowNanos) {
        now = nowNanos;
        flash.remember(Optional.empty());
        startOver(alarm);
    }

    void forgetLease() {
        flash.remember(Optional.empty());
    }

    /** A whole restart, from the loader on. */
    void startOver(String why) {
        say("restarts: " + why);
        dropAll();
        startUp();
    }

    /** Drops the address and begins with DHCP again, without a restart. */
    void addressAgain() {
        dropAll();
        flash.remember(Optional.empty());
        beginDhcp();
    }

    private void dropAll() {
        dhcp.stop();
        sip.stop();
        line.readdressed(this);
        fetches.forEach(fetch -> line.closed(this, fetch.port()));
        fetches.clear();
        tftp = Optional.empty();
        afterPause = null;
        pauseEndsAt = Long.MAX_VALUE;
    }

    PhoneFlash flash() {
        return flash;
    }

    private boolean isStopped() {
        return suffers(Ailment.REQUESTS_LOST) || suffers(Ailment.BANNED) && boots > 1;
    }

    boolean suffers(Ailment ailment) {
        return !isHealed && start.ailment().equals(Optional.of(ailment));
    }

    /** What was wrong with it is over; what that left behind stays. */
    void heal() {
        isHealed = true;
    }

    int hardware() {
        return start.hardware();
    }

    boolean hidesModel() {
        return start.hidesModel() && flash.loader().isEmpty();
    }

    /** Funkfeuer's SIP 7940 turns to the DHCP server if nobody named a TFTP server. */
    void useDhcpServer() {
        tftp = Optional.of(dhcpServer);
    }

    void activity(PhoneActivity what) {
        activity = what;
        if (what == PhoneActivity.RUNNING) {
            proven = flash.load();
        }
    }

    /** If its settings give it a line and an address to register at. */
    void register(String settings, String load) {
        PhoneSip.Account.in(settings).ifPresent(account -> sip.start(account, load, now));
    }

    void say(String what) {
        line.said(this, what);
    }

    int randomInt() {
        return random.nextInt();
    }

    long nanos(Duration duration) {
        return faster(duration.toNanos());
    }

    /** So long it takes by a clock that runs faster. */
    long faster(long nanos) {
        return (long) (nanos / speed);
    }

    /** A transfer keeps its time: never sped up so far that a busy server looks dead. */
    long askAgainNanos() {
        return Math.max(nanos(PhoneHabits.ASK_AGAIN), PhoneHabits.ASK_AGAIN_SHORTEST.toNanos());
    }

    void send(int port, Endpoint to, ByteBuffer datagram) {
        if (to.port() == TFTP_PORT && isStopped()) {
            return;
        }
        line.send(this, port, to, datagram);
    }

    /** Goes on after a pause between these bounds; a pause begun before is forgotten. */
    void pause(Duration min, Duration max, Runnable next) {
        long span = max.toNanos() - min.toNanos();
        long length = min.toNanos() + (span == 0 ? 0 : random.nextLong(span));
        afterPause = next;
        pauseEndsAt = now + (long) (length / speed);
    }

    /** Asks for a file. Java phones take a new port each time, a 7940/60 the same (§4.3). */
    void fetch(String name, int headMax, int sizeMax, Consumer<Fetched> whenDone) {
        closeFinished();
        boolean isTwoStage = model().isTwoStage();
        boolean isBusy = fetches.stream().anyMatch(fetch -> !fetch.isDone());
        if (!isTwoStage || isBusy) {
            nextPort = nextPort >= PORT_LAST ? PORT_FIRST : nextPort + 1 + random.nextInt(300);
        } else {
            fetches.removeIf(fetch -> fetch.port() == nextPort);
        }
        var fetch =
                new PhoneFetch(
                        this,
                        name,
                        nextPort,
                        new Endpoint(tftp.orElseThrow(), TFTP_PORT),
                        headMax,
                        sizeMax,
                        isTwoStage ? PhoneHabits.TWO_STAGE_TRIES : PhoneHabits.JAVA_TRIES,
                        isTwoStage && flash.loader().isEmpty(),
                        whenDone);
        fetches.add(fetch);
        fetch.ask(now);
    }

    private void closeFinished() {
        for (int i = fetches.size() - 1; i >= 0; i--) {
            if (fetches.get(i).isOver()) {
                line.closed(this, fetches.remove(i).port());
            }
        }
    }
}
