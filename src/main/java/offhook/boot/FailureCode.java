package offhook.boot;

/** Why a step failed: the finding codes that a boot itself can show. */
public enum FailureCode {
    /** The manifest is fetched and none of its parts. */
    MANIFEST_REFUSED("manifest-refused"),
    /** The application is fetched again: the phone threw it away. */
    AUTHENTICATION_FAILED("authentication-failed"),
    /** Everything is fetched again. */
    LOAD_CORRUPT("load-corrupt"),
    PART_MISSING("part-missing"),
    /** Settings with the load are fetched; the load is not. */
    LOAD_NOT_ASKED("load-not-asked");

    private final String code;

    FailureCode(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
