package offhook.config;

import offhook.phone.LoadName;
import offhook.phone.LoadNameReading;
import offhook.phone.LoadNames;
import offhook.phone.PhoneModel;
import offhook.phone.Platform;

import java.util.Optional;
import java.util.regex.Pattern;

/** Names of loads, wherever a file tells one. */
final class LoadRules {
    private static final int NAME_MAX = 64;

    private static final Pattern EXTENSION =
            Pattern.compile("(?i)\\.(loads|bin|sbn|sb2|sbin|zup|zz|sgn|cop)$");

    /** Phones and gateways that share XMLDefault with ours; their loads are not ours to know. */
    private static final Pattern FOREIGN =
            Pattern.compile(
                    "(?i)(sip|sccp)(69|78|88|89|99|6[89]|8[89]|9[0-9])\\w*\\..*"
                            + "|(sip|sccp)\\d{4}.*|ATA.*|cmterm_.*|apps\\d.*|spa.*"
                            + "|ActiveLoad|InactiveLoad|S00\\d+|B01[56]-.*");

    private final Remarks remarks;

    LoadRules(Remarks remarks) {
        this.remarks = remarks;
    }

    /**
     * Judges one name by itself, at {@code from} to {@code to} of the text.
     *
     * @param where as people know the place: {@code <loadInformation>}
     * @return the load, also if the name needed a correction
     */
    Optional<LoadName> name(String where, String value, int from, int to) {
        if (value.isEmpty() || Placeholders.isIn(value)) {
            return Optional.empty();
        }
        if (value.length() > NAME_MAX) {
            remarks.error(
                    CheckRule.LOAD_NAME_TOO_LONG,
                    from,
                    where + " has " + value.length() + " characters, at most 64 fit",
                    "Name the load, such as SIP41.9-4-2SR3-1S.");
            return Optional.empty();
        }
        // The images of a 7905 or 7912 are named whole; of a 7921 or 7925 both forms are published.
        boolean isProfileImage = value.matches("(?i)(CP79(02|05|12|2[156])|ld-v).*");
        boolean isPart =
                LoadNames.read(value) instanceof LoadNameReading.NotALoad no
                        && no.likely().isEmpty()
                        && !FOREIGN.matcher(value).matches();
        if (EXTENSION.matcher(value).find() && !isProfileImage && !isPart) {
            String bare = EXTENSION.matcher(value).replaceFirst("");
            remarks.error(
                    CheckRule.LOAD_NAME_EXTENSION,
                    from,
                    where
                            + " is \""
                            + Remarks.shown(value)
                            + "\": the phone adds the extension itself and would ask for "
                            + Remarks.shown(value)
                            + ".loads",
                    "Write " + bare + ".",
                    new Edit(from, to, bare));
        }
        return switch (LoadNames.read(value)) {
            case LoadNameReading.Named(LoadName name) -> Optional.of(name);
            case LoadNameReading.NotALoad no -> {
                notALoad(where, value, no, from, to);
                yield no.likely().flatMap(LoadNames::named);
            }
        };
    }

    private void notALoad(
            String where, String value, LoadNameReading.NotALoad no, int from, int to) {
        if (FOREIGN.matcher(value).matches()) {
            return;
        }
        boolean isLikely = no.likely().isPresent();
        remarks.add(
                CheckRule.NOT_A_LOAD,
                isLikely ? Severity.ERROR : Severity.WARNING,
                from,
                where + ": " + no.why(),
                "A phone that is told a load that nobody has asks for it again and again.",
                no.likely().map(it -> new Edit[] {new Edit(from, to, it)}).orElse(new Edit[0]));
    }

    /** A load for other hardware than the phone that reads it. */
    void family(String where, LoadName load, PhoneModel model, int at) {
        Platform platform = load.platform();
        if (platform == model.platform()) {
            return;
        }
        boolean isSure = isMoved(platform) && isMoved(model.platform());
        remarks.add(
                CheckRule.LOAD_WRONG_FAMILY,
                isSure ? Severity.ERROR : Severity.WARNING,
                at,
                where
                        + " names "
                        + load.text()
                        + ", a load for "
                        + platform.label()
                        + ", but it is read by a "
                        + model.name()
                        + ", which refuses it",
                model.loadPrefixes().isEmpty()
                        ? ""
                        : "Name one that begins with "
                                + String.join(" or ", model.loadPrefixes())
                                        .replaceFirst("\\.?$", "."));
    }

    /** The families whose loads carry the family in their names, without exception. */
    static boolean isMoved(Platform platform) {
        return platform == Platform.TWO_STAGE || platform.isJava();
    }
}
