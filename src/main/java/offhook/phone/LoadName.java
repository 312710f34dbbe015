package offhook.phone;

import java.util.Optional;

/**
 * The name of a load, in configuration without extension: {@code P0S3-8-12-00}, {@code
 * SCCP41.8-5-2S}. {@link LoadNames#read} is the only way to make one from text.
 *
 * <p>Two names are equal if they are the same text, whatever its case: the files of one load are
 * asked in several spellings.
 */
public sealed interface LoadName {
    /** As Cisco writes it, without {@code .loads}, {@code .bin} and the like. */
    String text();

    Platform platform();

    /** Empty for a loader or a member, which speaks neither protocol. */
    Optional<Protocol> protocol();

    LoadVersion version();

    /**
     * A 7940/60 image: {@code P00308010200} (SKINNY_NUM), {@code P0030801SR02} (SKINNY_SR), {@code
     * P0S3-8-12-00} (DASH_APP), {@code P0S30203} (EARLY_83); also 7910's and 7935's {@code P004…},
     * {@code P005…}.
     */
    record Numbered(
            String text, Platform platform, Optional<Protocol> protocol, LoadVersion version)
            implements LoadName {}

    /**
     * {@code P003-8-12-00}: the universal application loader that belongs to the SIP load of the
     * same numbers.
     */
    record UniversalLoader(String text, LoadVersion version) implements LoadName {
        @Override
        public Platform platform() {
            return Platform.TWO_STAGE;
        }

        @Override
        public Optional<Protocol> protocol() {
            return Optional.empty();
        }
    }

    /** {@code SIP41.9-4-2SR3-1S}; {@code TERM41.7-0-3-0S} has no protocol. */
    record JavaLoad(
            String text,
            Platform platform,
            Optional<Protocol> protocol,
            LoadVersion version,
            boolean isSigned)
            implements LoadName {}

    /**
     * {@code CP7912080004SCCP080108A}, 7905 H.323 {@code ld-v…}, {@code B016-1-0-4}, {@code
     * CP7921G-1.4.1SR1} and kin.
     */
    record Other(String text, Platform platform, Optional<Protocol> protocol, LoadVersion version)
            implements LoadName {}
}
