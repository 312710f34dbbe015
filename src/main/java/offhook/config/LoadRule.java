package offhook.config;

import offhook.phone.Certainty;

/** Rules about the names of loads in any file. */
enum LoadRule implements CheckRule {
    LOAD_NAME_EXTENSION("config-files.md §1 (SEED), firmware.md §2", Certainty.PROVED),
    LOAD_NAME_TOO_LONG("config-files.md §2.1", Certainty.PROVED),
    NOT_A_LOAD("firmware.md §2", Certainty.LIKELY),
    LOAD_WRONG_FAMILY("firmware.md §2, §5.3; phones.md §4", Certainty.PROVED),
    LOAD_OTHER_PROTOCOL("firmware.md §5.2", Certainty.PROVED),
    WRONG_NUMBER("config-files.md §1, firmware.md §5.3", Certainty.PROVED),
    NUMBER_UNKNOWN("config-files.md §1, firmware.md §5.3", Certainty.LIKELY),
    NUMBER_IGNORED("firmware.md §5.2", Certainty.LIKELY),
    NO_LOAD("config-files.md §1", Certainty.LIKELY),
    DEFAULT_ROOT("config-files.md §1", Certainty.LIKELY),
    DEFAULT_WITHOUT_SERVER("config-files.md §1, firmware.md §5.2", Certainty.LIKELY),
    LOADER_NEEDED("firmware.md §3.3", Certainty.LIKELY),
    BLANK_BEHIND("firmware.md §3.3 (CSCdv19260)", Certainty.PROVED),
    ONE_LINE_ONLY("firmware.md §3.3", Certainty.PROVED);

    private final String source;
    private final Certainty certainty;

    LoadRule(String source, Certainty certainty) {
        this.source = source;
        this.certainty = certainty;
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public Certainty certainty() {
        return certainty;
    }
}
