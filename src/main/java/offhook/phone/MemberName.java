package offhook.phone;

import java.util.Optional;

/**
 * The name of a file that belongs to a load but is none: a part of it, or the manifest that a
 * factory loader asks. {@link MemberNames#read} makes one from text.
 */
public sealed interface MemberName {
    /** As Cisco's later packages write it, with extension. */
    String text();

    Platform platform();

    /** The five parts of a Java phone's load, in the order in which a manifest lists them. */
    enum Kind {
        JAR,
        CNU,
        APPS,
        DSP,
        CVM
    }

    /**
     * {@code jar41sip.9-4-2ES26.sbn}. Its build is not its load's version (firmware.md §1.3).
     *
     * @param family the two digits in the name
     * @param protocol empty for the parts that both protocols share
     */
    record JavaMember(
            String text,
            Platform platform,
            Kind kind,
            String family,
            Optional<Protocol> protocol,
            LoadVersion build)
            implements MemberName {}

    /**
     * {@code term61.default.loads}: what it lists differs from package to package.
     *
     * @param family the two digits in the name; each model of a platform has its own
     */
    record DefaultLoads(String text, Platform platform, String family) implements MemberName {}

    /**
     * {@code TNUXRH-1.4.7.3.SBN} of a 7921, 7925 or 7926.
     *
     * @param kind without the letter of the model: {@code TNUXR}
     */
    record WirelessMember(String text, Platform platform, String kind, String version)
            implements MemberName {}
}
