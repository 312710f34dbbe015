package offhook.firmware;

/**
 * Who signs. Nearly 280 files of Cisco's 7900 firmware were read byte by byte and all carry the
 * very same placeholder names (firmware.md §3.1), so any other text close to them is damage.
 */
public enum EnvelopeSigner {
    CISCO(
            "CN=someSigner;OU=someOrgUnit;O=someOrg",
            "CN=someCA;OU=someOrgUnit;O=someOrg",
            0x1234_5678_90ab_cdefL),
    /** Rehearsals' made-up firmware: as long, so that offsets are true, and plainly not Cisco's. */
    OFFHOOK_LAB(
            "CN=madeUpPart;OU=lab-offhook;O=offhook",
            "CN=madeCA;OU=lab-offhook;O=offhook",
            0x0ff4_00c0_0ff4_00c0L),
    /** Someone else, such as the development signer seen on a .cop for another phone. */
    OTHER("", "", 0);

    private final String subject;
    private final String authority;
    private final long serial;

    EnvelopeSigner(String subject, String authority, long serial) {
        this.subject = subject;
        this.authority = authority;
        this.serial = serial;
    }

    public String subject() {
        return subject;
    }

    public String authority() {
        return authority;
    }

    public long serial() {
        return serial;
    }
}
