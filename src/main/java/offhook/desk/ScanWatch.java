package offhook.desk;

import offhook.address.Ipv4;
import offhook.address.MacAddress;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who asks for the own files of many phones: those files hold passwords, and their names can be
 * counted through. Phones behind one translated address look the same; they are slowed, not shut
 * out. Belongs to the desk's thread.
 */
final class ScanWatch {
    /** Nobody who tries out a few by hand has so many; a scanner has it within a second. */
    static final int PHONES_MAX = 5;

    /** What is longer ago is another morning's work. */
    static final Duration WINDOW = Duration.ofMinutes(10);

    /** So often a scanner is answered: of 65,536 names that takes it four days. */
    static final Duration PACE = Duration.ofSeconds(5);

    /** Addresses that asked for a file that is not theirs; the longest silent is forgotten. */
    static final int ADDRESSES_MAX = 4_096;

    private final Map<Ipv4, Asker> askers =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Ipv4, Asker> eldest) {
                    return size() > ADDRESSES_MAX;
                }
            };

    /** One address: the phones that it asked for within the window, and when it was answered. */
    private static final class Asker {
        final Map<MacAddress, Instant> asked = new LinkedHashMap<>();
        Instant scanningUntil = Instant.MIN;
        Instant lastAnswer = Instant.MIN;
    }

    /** What to do with a request. */
    enum Ruling {
        ANSWER,
        /** The first of a scan: raise the alarm. */
        ALARM,
        /** It was answered a moment ago. */
        SILENCE
    }

    /**
     * @param named the phone whose file is asked for; the asker does not hold its address
     */
    Ruling asked(Ipv4 address, MacAddress named, Instant now) {
        Asker asker = askers.computeIfAbsent(address, any -> new Asker());
        asker.asked.values().removeIf(at -> at.isBefore(now.minus(WINDOW)));
        asker.asked.remove(named);
        asker.asked.put(named, now);
        boolean wasScanning = isScanning(asker, now);
        if (asker.asked.size() > PHONES_MAX) {
            asker.asked.remove(asker.asked.keySet().iterator().next());
            asker.scanningUntil = now.plus(WINDOW);
        }
        if (!isScanning(asker, now)) {
            return Ruling.ANSWER;
        }
        if (!wasScanning) {
            asker.lastAnswer = now;
            return Ruling.ALARM;
        }
        if (now.isBefore(asker.lastAnswer.plus(PACE))) {
            return Ruling.SILENCE;
        }
        asker.lastAnswer = now;
        return Ruling.ANSWER;
    }

    /** Who scans now. */
    List<Ipv4> scanners(Instant now) {
        var scanners = new ArrayList<Ipv4>();
        askers.forEach(
                (address, asker) -> {
                    if (isScanning(asker, now)) {
                        scanners.add(address);
                    }
                });
        return scanners;
    }

    private static boolean isScanning(Asker asker, Instant now) {
        return now.isBefore(asker.scanningUntil);
    }
}
