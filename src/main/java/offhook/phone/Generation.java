package offhook.phone;

/** How a model boots and upgrades (phones.md §1a). */
public enum Generation {
    /**
     * 7940, 7960: OS79XX.TXT and one image when old; later a universal loader, then the
     * application.
     */
    TWO_STAGE,
    /** 7910: one image, no universal loader. */
    SINGLE_IMAGE,
    /**
     * 7906 to 7975: a .loads manifest and five members; a factory loader asks termNN.default.loads.
     */
    JAVA,
    /** 7902, 7905, 7912: one .sbin or .zup. */
    CP79XX,
    /** 7920, 7921, 7925, 7926. */
    WIRELESS,
    /** 7935, 7936, 7937. */
    CONFERENCE,
    /** 7914, 7915, 7916: no DHCP of their own. */
    EXPANSION_MODULE,
    /** 6900, 7800, 8800, 8900, 9900: HTTP first, many members. */
    NEXT_GENERATION
}
