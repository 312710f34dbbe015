package offhook.phone;

import java.util.Optional;
import java.util.regex.Pattern;

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

    /** Without blanks around it and without the extension of a firmware file. */
    public static String bare(String text) {
        return EXTENSION.matcher(text.strip()).replaceFirst("").strip();
    }
}
