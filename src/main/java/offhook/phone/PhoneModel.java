package offhook.phone;

import java.util.List;
import java.util.Optional;

/**
 * One row of the catalogue.
 *
 * @param name as printed on the phone, without suffix: {@code 7961}, {@code 7961G-GE}
 * @param deviceType the SCCP device type: the number in XMLDefault's {@code loadInformation30018}
 * @param vendorClasses DHCP option 60 as this model sends it, trailing NULs stripped; may be empty
 * @param defaultLoads the manifest that its factory loader asks, {@code term61.default.loads}
 * @param loadPrefixes how its loads' names begin: {@code SCCP41.}, {@code SIP41.}
 * @param lines how many line buttons it has
 * @param source where the row is known from, with its certainty
 */
public record PhoneModel(
        String name,
        Generation generation,
        Platform platform,
        int deviceType,
        List<String> vendorClasses,
        Optional<String> defaultLoads,
        List<String> loadPrefixes,
        int lines,
        List<ResetKeys> resetKeys,
        String source) {
    public PhoneModel {
        vendorClasses = List.copyOf(vendorClasses);
        loadPrefixes = List.copyOf(loadPrefixes);
        resetKeys = List.copyOf(resetKeys);
    }
}
