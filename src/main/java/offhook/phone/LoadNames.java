package offhook.phone;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The grammar of load names (firmware.md §2). */
public final class LoadNames {
    /** loadInformation holds 64 characters at most (config-files.md §2.1); no load comes near. */
    static final int TEXT_MAX = 64;

    private static final Pattern EXTENSION =
            Pattern.compile("\\.(loads|bin|sbn|sb2|sbin|zup)$", Pattern.CASE_INSENSITIVE);

    private LoadNames() {}

    /**
     * Reads a load's name, in any case, with or without an extension such as {@code .loads}. The
     * name comes back as Cisco writes it.
     */
    public static LoadNameReading read(String text) {
        String bare = bare(text);
        Optional<LoadName> name =
                bare.length() > TEXT_MAX || MemberNames.read(text).isPresent()
                        ? Optional.empty()
                        : LoadShape.readAny(bare);
        return name.<LoadNameReading>map(LoadNameReading.Named::new)
                .orElseGet(() -> WrongLoadName.judge(text.strip()));
    }

    /** The name, or empty if it is not a load's; for callers that need no reason. */
    public static Optional<LoadName> named(String text) {
        return switch (read(text)) {
            case LoadNameReading.Named(LoadName name) -> Optional.of(name);
            case LoadNameReading.NotALoad _ -> Optional.empty();
        };
    }

    /**
     * Other names that the same load may be known by, for a library that has none of this one: an S
     * that was left out, a zero too many or too few ({@code P0S3-8-12-00} is so written, {@code
     * P0S3-08-11-00} is not).
     */
    public static List<LoadName> alternatives(LoadName name) {
        Stream<String> texts =
                switch (name) {
                    case LoadName.JavaLoad load ->
                            load.isSigned() || load.text().endsWith("DEV")
                                    ? Stream.of()
                                    : Stream.of(load.text() + "S");
                    case LoadName.Numbered load -> withOtherZeros(load.text());
                    case LoadName.UniversalLoader load -> withOtherZeros(load.text());
                    case LoadName.Other _ -> Stream.of();
                };
        return texts.filter(text -> !text.equals(name.text()))
                .flatMap(text -> named(text).stream())
                .toList();
    }

    private static Stream<String> withOtherZeros(String text) {
        return Stream.of(
                text.replaceFirst("^(P0.3-)0(\\d-)", "$1$2"),
                text.replaceFirst("^(P0.3-)(\\d-)", "$1\\0$2"));
    }

    /** Firmware of a device that is no 7900 phone, as its name says. */
    public static boolean isOtherFamily(String fileName) {
        return OtherFamilies.of(fileName.strip()).isPresent();
    }

    /** Without blanks around it and without the extension of a firmware file. */
    public static String bare(String text) {
        return EXTENSION.matcher(text.strip()).replaceFirst("").strip();
    }
}
