package offhook.phone;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Firmware of devices that lie in the same folders as a 7900's and are not moved: told by name, so
 * that nobody calls it damaged for not being built like a 7900's.
 *
 * <p>Names as public configuration has them: Cisco's release notes of 7800 and 8800, model tables
 * of sccp_manager, firmware-packages.csv.
 */
final class OtherFamilies {
    private static final Map<Pattern, String> SHAPES =
            Map.of(
                    // sip88xx.14-2-1-0001-131, SCCP69xx.9-4-1-3SR1, rootfs78xx.…, CP3905.9-4-1-0
                    pattern(
                            "[a-z]{2,10}\\d?(?:39\\d\\d|(?:68|69|78|88|89|99)(?:xx|\\dx|\\d\\d))"
                                    + "(?:[_-]\\d{2,4})?[.-].+"),
                    "a phone of the series 3900, 6900, 7800, 8800, 8900 or 9900",
                    pattern("sip(?:dx\\d{2,4}|cius)\\..+"),
                    "a DX or a Cius",
                    pattern("cmterm_7985\\..+"),
                    "the video phone 7985",
                    pattern("(?:ATA\\d+(?:SCCP|SIP|H323|MGCP)\\d+[A-Z]|transition)(?:\\.zup)?"),
                    "an ATA 186/188",
                    pattern("ATA1(?:87|9\\d)\\..+"),
                    "an ATA 187 or 190",
                    // A list of its locale's files, in XML, in every language's folder.
                    pattern("CIPC_Locale\\.loads"),
                    "Cisco's IP Communicator",
                    pattern("D00(?:1M\\d{3}|\\d{9})(?:\\.bin)?"),
                    "an access gateway");

    private OtherFamilies() {}

    /** Whose firmware the name says it is; empty if it is a 7900's or nobody's. */
    static Optional<String> of(String name) {
        return SHAPES.entrySet().stream()
                .filter(it -> it.getKey().matcher(name).matches())
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Pattern pattern(String text) {
        return Pattern.compile(text, Pattern.CASE_INSENSITIVE);
    }
}
