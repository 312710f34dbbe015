package offhook.lab;

import java.time.Duration;

/** How long phones take, and how often they ask. Sources in shared facts phones.md and logs. */
final class PhoneHabits {
    /** Between requests of one file; firmware.md §4.3 (seen on a 7940/60). */
    static final Duration ASK_AGAIN = Duration.ofSeconds(4);

    /** However fast a lab is made to run: a server may be writing to its disk. */
    static final Duration ASK_AGAIN_SHORTEST = Duration.ofSeconds(1);

    /** A 7940/60 sends a read request five times; firmware.md §4.3. */
    static final int TWO_STAGE_TRIES = 5;

    /** A 7961 asks three times, then starts over with DHCP; phones.md §2.1. */
    static final int JAVA_TRIES = 3;

    /** A port goes on answering a repeated last block for so long. Assumed: RFC 1350 §6. */
    static final Duration DALLY = Duration.ofSeconds(8);

    /** INIT-REBOOT requests come 0, 4, 12, 28 s after the first; phones.md §3, log 16. */
    static final Duration[] REQUEST_GAPS = {
        Duration.ofSeconds(4), Duration.ofSeconds(8), Duration.ofSeconds(16)
    };

    /** … and DISCOVER at 60 s, 32 s after the last of them. */
    static final Duration REQUEST_GIVEN_UP = Duration.ofSeconds(32);

    /** Gaps between DISCOVERs, the last for ever. Assumed: RFC 2131 §4.1. */
    static final Duration[] DISCOVER_GAPS = {
        Duration.ofSeconds(4),
        Duration.ofSeconds(8),
        Duration.ofSeconds(16),
        Duration.ofSeconds(32),
        Duration.ofSeconds(60)
    };

    /** A 7970's loader without a TFTP address; phones.md §3, log 23. */
    static final Duration DHCP_CYCLE = Duration.ofSeconds(20);

    /** From power to DHCP. */
    static final Duration BOOT_MIN = Duration.ofSeconds(15);

    static final Duration BOOT_MAX = Duration.ofSeconds(35);

    /** Pauses between parts are flash being written; phones.md §2.3, log 10. */
    static final Duration FLASH_MIN = Duration.ofSeconds(3);

    static final Duration FLASH_MAX = Duration.ofSeconds(8);

    /** A loader that refused its manifest comes again after so long; phones.md §2.1, log 08. */
    static final Duration REFUSED_MIN = Duration.ofSeconds(90);

    static final Duration REFUSED_MAX = Duration.ofSeconds(150);

    /** From .loads to SIPDefault.cnf on a 7960 with 8.12; logs 01, 02. */
    static final Duration SIP_START = Duration.ofSeconds(23);

    /** A phone whose settings make no sense asks for them so often; interfaces.md §5. */
    static final Duration SETTINGS_AGAIN = Duration.ofSeconds(30);

    /** A phone that loops on its trust list; no rhythm is known (log 07), so that of a loader. */
    static final Duration TRUST_LIST_AGAIN = Duration.ofSeconds(20);

    /** Largest settings file that a Java phone takes, in bytes; phones.md §2.1, log 12. */
    static final int SETTINGS_MAX = 550_001;

    /**
     * What a phone looks at of a firmware file: envelope, headers and tables all lie in front. The
     * rest is only counted, so that a thousand phones fit in memory.
     */
    static final int FIRMWARE_HEAD_MAX = 64 * 1024;

    private PhoneHabits() {}
}
