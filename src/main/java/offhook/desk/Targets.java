package offhook.desk;

import offhook.firmware.Library;
import offhook.firmware.Load;
import offhook.phone.LoadName;
import offhook.phone.LoadNameReading;
import offhook.phone.LoadNames;
import offhook.phone.Platform;
import offhook.phone.Protocol;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What each model shall end on, by the settings ({@code [targets]}).
 *
 * @param byModel by the model's name, {@code 7961}, or its platform's, {@code 7941/7961}; values
 *     are loads, {@code latest-sip} or {@code latest-sccp}
 * @param otherwise for all others; empty: they are left alone
 */
public record Targets(Map<String, String> byModel, Optional<String> otherwise) {
    public static final String LATEST_SIP = "latest-sip";
    public static final String LATEST_SCCP = "latest-sccp";

    /** Nothing is converted unless the operator chooses it phone by phone. */
    public static final Targets NONE = new Targets(Map.of(), Optional.empty());

    public Targets {
        byModel = Map.copyOf(byModel);
    }

    /** What the settings come to for one phone, with today's library. */
    sealed interface Resolved {
        /**
         * @param isNamed the settings name this very load
         */
        record To(LoadName load, boolean isNamed, String why) implements Resolved {}

        /**
         * @param code of the finding
         */
        record Nothing(String code, String why) implements Resolved {}

        /** The settings want nothing of this phone. */
        record Unasked() implements Resolved {}
    }

    Resolved of(PhoneKind kind, Library library) {
        Optional<String> wanted = wanted(kind);
        if (wanted.isEmpty() || kind.platform().isEmpty()) {
            return new Resolved.Unasked();
        }
        Platform platform = kind.platform().get();
        return switch (wanted.get()) {
            case LATEST_SIP -> latest(platform, Protocol.SIP, library);
            case LATEST_SCCP -> latest(platform, Protocol.SCCP, library);
            default -> named(wanted.get(), platform);
        };
    }

    private Optional<String> wanted(PhoneKind kind) {
        Optional<String> ofModel = kind.model().map(model -> byModel.get(model.name()));
        Optional<String> ofPlatform =
                kind.platform().map(platform -> byModel.get(platform.label()));
        // A 7961 and a 7941 are told apart only by option 60; without it both names may be meant.
        Optional<String> ofSibling =
                kind.model().isPresent()
                        ? Optional.empty()
                        : kind.platform()
                                .flatMap(
                                        platform ->
                                                List.of(platform.label().split("/")).stream()
                                                        .map(byModel::get)
                                                        .filter(java.util.Objects::nonNull)
                                                        .findFirst());
        return ofModel.or(() -> ofPlatform).or(() -> ofSibling).or(() -> otherwise);
    }

    private static Resolved named(String text, Platform platform) {
        return switch (LoadNames.read(text)) {
            case LoadNameReading.Named(LoadName load) when load.platform() == platform ->
                    new Resolved.To(load, true, "the settings say so");
            case LoadNameReading.Named(LoadName load) ->
                    new Resolved.Nothing(
                            "load-wrong-family",
                            "the target %s is for the %s, not for the %s: name another in [targets]"
                                    .formatted(
                                            load.text(),
                                            load.platform().label(),
                                            platform.label()));
            case LoadNameReading.NotALoad nothing ->
                    new Resolved.Nothing("load-missing", nothing.why());
        };
    }

    private static Resolved latest(Platform platform, Protocol protocol, Library library) {
        Optional<Load> newest =
                library.loads().stream()
                        .filter(load -> load.platform() == platform)
                        .filter(load -> load.protocol().equals(Optional.of(protocol)))
                        .filter(Load::isComplete)
                        .max(Comparator.comparing(load -> load.name().version()));
        return newest.<Resolved>map(
                        load ->
                                new Resolved.To(
                                        load.name(),
                                        false,
                                        "the newest complete %s load for the %s in the library"
                                                .formatted(protocol, platform.label())))
                .orElseGet(
                        () ->
                                new Resolved.Nothing(
                                        "load-missing",
                                        "the library has no complete "
                                                + protocol
                                                + " load for the "
                                                + platform.label()
                                                + ": import one"));
    }
}
