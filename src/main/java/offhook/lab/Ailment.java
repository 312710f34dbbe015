package offhook.lab;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What is wrong with a virtual phone, or between it and its servers: to rehearse a failure. Each is
 * one of those that people report most (phones.md §6), as the phone brings it about.
 */
public enum Ailment {
    REQUESTS_LOST(
            "requests-lost",
            "no-file-request",
            "its requests for files never arrive: a firewall before port 69, or a ban list"),
    BANNED(
            "banned",
            "no-file-request",
            "after its first start its requests for files are stopped, as by fail2ban"),
    DATA_LOST(
            "data-lost",
            "one-way-tftp",
            "nothing that a TFTP server sends reaches it: a firewall before the ports of the data"),
    OFFERS_LOST(
            "offers-lost",
            "reply-lost-broadcast",
            "no DHCP answer reaches it: a relay that clears the broadcast flag"),
    NO_TFTP_ADDRESS(
            "no-tftp-address",
            "no-file-request",
            "it finds no TFTP server in the DHCP answer, as if options 150 and 66 were missing"),
    OTHER_DHCP("other-dhcp", "other-dhcp-server", "another DHCP server on its network is quicker"),
    BRICKED(
            "bricked",
            "no-file-request",
            "its boot loader is broken: it takes an address and asks for nothing (log 22)"),
    UNPLUGGED_WHILE_WRITING(
            "unplugged-while-writing",
            "no-file-request",
            "somebody pulls its plug when it first writes to its flash, and that breaks it"),
    LOW_POWER(
            "low-power",
            "reboot-loop",
            "its power is too weak for writing to its flash: it starts again each time"),
    OLD_KEY(
            "old-key",
            "manifest-refused",
            "it knows none of the keys that today's loads are signed with"),
    BAD_FLASH("bad-flash", "load-corrupt", "whatever it fetches is damaged when it looks at it"),
    TRUST_LIST_LOOP(
            "trust-list-loop",
            "trust-list-loop",
            "it asks for its trust list again and again, whatever it is told (log 07)"),
    FOREIGN_TRUST_LIST(
            "foreign-trust-list",
            "trust-list-loop",
            "it holds the trust list of another PBX and throws every configuration away"),
    UNPROVISIONED(
            "unprovisioned",
            "configuration-refused",
            "it refuses its configuration and asks for it again every half minute"),
    LOAD_IGNORED(
            "load-ignored",
            "load-not-asked",
            "it takes its configuration and passes over the load named in it"),
    NAME_EXTENSION(
            "name-extension",
            "load-name-extension",
            "it was told its load with an extension, and asks for one more"),
    NAME_CUT(
            "name-cut",
            "part-missing",
            "something between it and its server cuts the names that it asks for (log 21)"),
    WRONG_PASSWORD(
            "wrong-password",
            "registration-refused",
            "it registers at the bench registrar with another password than its line has"),
    UNKNOWN_LINE(
            "unknown-line",
            "registration-refused",
            "it registers at the bench registrar as a line that nobody wrote down"),
    NEVER_REGISTERS(
            "never-registers",
            "registration-missing",
            "what it says to the bench registrar never arrives: a firewall before port 5060"),
    TRAILING_BLANK(
            "trailing-blank",
            "",
            "it asks for the image of OS79XX.TXT with a blank behind the name (CSCdv19260)");

    private final String word;
    private final String code;
    private final String sentence;

    Ailment(String word, String code, String sentence) {
        this.word = word;
        this.code = code;
        this.sentence = sentence;
    }

    /** As {@code lab --sick} takes it. */
    public static Optional<Ailment> named(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equalsIgnoreCase(word)).findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(Ailment::word).toList();
    }

    public String word() {
        return word;
    }

    /** The finding that a station should come to; empty if it should get over it. */
    public Optional<String> code() {
        return Optional.of(code).filter(known -> !known.isEmpty());
    }

    public String sentence() {
        return sentence;
    }
}
