package offhook.diagnosis;

import offhook.boot.FileFact;
import offhook.phone.LoadName;
import offhook.phone.LoadNames;
import offhook.phone.PhoneFile;
import offhook.phone.Platform;

import java.util.Optional;

/** It asks for a load that was built for other phones, or shall get one. */
final class LoadWrongFamily implements Rule {
    static final String CODE = "load-wrong-family";

    @Override
    public Optional<Finding> examine(PhoneCase phone) {
        return phone.platform()
                .flatMap(
                        platform ->
                                phone.boot()
                                        .first(fact -> isForeign(fact, platform))
                                        .map(fact -> finding(fact, platform)))
                .or(
                        () ->
                                phone.journey()
                                        .impossible()
                                        .filter(impossible -> impossible.code().equals(CODE))
                                        .map(
                                                impossible ->
                                                        new Finding(
                                                                CODE,
                                                                Severity.REFUSED,
                                                                impossible.why(),
                                                                "choose a target for this model",
                                                                "the settings",
                                                                phone.story().firstSeen())));
    }

    private static boolean isForeign(FileFact fact, Platform platform) {
        return fact.file() instanceof PhoneFile.Manifest(String load)
                && fact.isAbsent()
                && LoadNames.named(load)
                        .map(LoadName::platform)
                        .filter(other -> other != platform)
                        .isPresent();
    }

    private static Finding finding(FileFact fact, Platform platform) {
        return new Finding(
                CODE,
                Severity.REFUSED,
                "%s is not for a %s".formatted(fact.name(), platform.label()),
                "look which server's settings named it, and correct them",
                "it asked for %s and was refused".formatted(fact.name()),
                fact.lastAt());
    }
}
