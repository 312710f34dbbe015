package offhook.boot;

import offhook.firmware.Load;
import offhook.firmware.LoadPart;
import offhook.phone.LoadName;
import offhook.phone.PhoneFile;
import offhook.phone.Platform;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a phone that is told to run this load will ask for, and so what its boots prove. The plan
 * advances by nothing else (phones.md §2, §5).
 *
 * @param manifest the {@code .loads} file; empty for a load of one image
 * @param parts what else it needs, in the order in which it asks
 */
public record BootExpectation(
        LoadName load, Way way, Optional<String> manifest, List<String> parts) {
    /** How a phone takes in a load. */
    public enum Way {
        /** A manifest and its parts, all in one boot; not asked for by a phone that runs it. */
        JAVA,
        /** 7940/60 from 7.0 on: the manifest in every boot; loader and application in two. */
        TWO_STAGES,
        /** One image, by name, without a manifest. */
        ONE_IMAGE
    }

    public BootExpectation {
        parts = List.copyOf(parts);
    }

    public static BootExpectation of(Load load) {
        List<String> names = load.parts().stream().map(LoadPart::name).toList();
        Optional<String> manifest =
                names.stream()
                        .filter(name -> name.toLowerCase(Locale.ROOT).endsWith(".loads"))
                        .findFirst();
        Way way =
                manifest.isEmpty()
                        ? Way.ONE_IMAGE
                        : load.platform() == Platform.TWO_STAGE ? Way.TWO_STAGES : Way.JAVA;
        return new BootExpectation(
                load.name(),
                way,
                manifest,
                names.stream().filter(name -> !manifest.equals(Optional.of(name))).toList());
    }

    /** What this boot shows so far. */
    public BootVerdict during(BootStory story) {
        StepProgress progress = story.journey().progress();
        if (progress.failedIn() == story.boot().number() && progress.failures() > 0) {
            // One failure a boot: a loader asks for its manifest twice in each (phones.md §2.3).
            return new BootVerdict.Open();
        }
        BootVerdict verdict =
                switch (way) {
                    case JAVA -> new JavaEvidence(this, story).during();
                    case TWO_STAGES -> new TwoStageEvidence(this, story).during();
                    case ONE_IMAGE -> new ImageEvidence(this, story).during();
                };
        if (verdict instanceof BootVerdict.Open && isFruitless(story)) {
            verdict = new BootVerdict.Interrupted("it is up and did not take what it was told");
        }
        boolean isKnown =
                verdict instanceof BootVerdict.Interrupted
                        && progress.interruptedIn() == story.boot().number();
        return isKnown ? new BootVerdict.Open() : verdict;
    }

    /** It keeps its lease, asks nothing more, and showed neither success nor failure. */
    private static boolean isFruitless(BootStory story) {
        return story.boot().isLongQuiet()
                && story.journey().progress().deliveredIn() != story.boot().number();
    }

    /** What this boot showed, now that the phone starts again. */
    public BootVerdict atEnd(BootStory story) {
        StepProgress progress = story.journey().progress();
        boolean isJudged =
                progress.failures() > 0 && progress.failedIn() == story.boot().number()
                        || progress.interruptedIn() == story.boot().number();
        if (isJudged) {
            return new BootVerdict.Open();
        }
        return switch (way) {
            case JAVA -> new JavaEvidence(this, story).atEnd();
            case TWO_STAGES -> new TwoStageEvidence(this, story).atEnd();
            case ONE_IMAGE -> new ImageEvidence(this, story).atEnd();
        };
    }

    Predicate<FileFact> isManifest() {
        return fact ->
                fact.file() instanceof PhoneFile.DefaultLoads
                        || manifest.filter(fact.name()::equalsIgnoreCase).isPresent();
    }

    Predicate<FileFact> isPart() {
        return fact -> isPart(fact.name());
    }

    /**
     * A 7940/60 below 5.0 asks for the unsigned twin of its image, {@code .bin} for {@code .sbn}
     * (firmware.md §3.1).
     */
    boolean isPart(String name) {
        return parts.stream().anyMatch(part -> part.equalsIgnoreCase(name))
                || way != Way.JAVA
                        && parts.stream().anyMatch(part -> twin(part).equals(twin(name)));
    }

    boolean isApplication(FileFact fact) {
        return fact.name().toLowerCase(Locale.ROOT).endsWith(".sb2") && isPart(fact.name());
    }

    private static String twin(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        return small.endsWith(".bin") ? small.substring(0, small.length() - 3) + "sbn" : small;
    }
}
