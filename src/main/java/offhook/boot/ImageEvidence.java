package offhook.boot;

import java.util.List;

/**
 * Loads of one image: 7940/60 below 7.0, and the models that never had more. The phone compares the
 * name in its settings with what it runs and fetches the image if they differ (phones.md §2.2a, b).
 */
final class ImageEvidence extends StepEvidence {
    ImageEvidence(BootExpectation expected, BootStory story) {
        super(expected, story);
    }

    @Override
    BootVerdict during() {
        List<FileFact> images = partsAsked();
        if (images.isEmpty()) {
            return settings().isPresent() && boot.isUp() ? settled() : open();
        }
        FileFact image = images.getLast();
        if (wasDeliveredBefore() && image.isGiven()) {
            boolean isSigned = !image.name().toLowerCase(java.util.Locale.ROOT).endsWith(".bin");
            return new BootVerdict.Failed(
                    isSigned ? FailureCode.AUTHENTICATION_FAILED : FailureCode.LOAD_CORRUPT,
                    "it had %s whole in boot %d, and now fetches it again: it threw it away"
                            .formatted(image.name(), progress.deliveredIn()));
        }
        var leftBehind = leftBehind(image, FailureCode.LOAD_CORRUPT);
        if (leftBehind.isPresent()) {
            return leftBehind.get();
        }
        return image.isTaken() && progress.deliveredIn() != boot.number()
                ? new BootVerdict.Delivered(false)
                : open();
    }

    @Override
    BootVerdict atEnd() {
        List<FileFact> images = partsAsked();
        if (images.isEmpty() || progress.deliveredIn() == boot.number()) {
            return open();
        }
        FileFact image = images.getLast();
        if (!image.isGiven()) {
            return missing(image);
        }
        return image.isBroken()
                ? new BootVerdict.Interrupted(
                        "it started again while %s was on its way".formatted(image.name()))
                : open();
    }

    private BootVerdict settled() {
        return isKnownToRunAnother() ? notAsked() : settled("the image");
    }
}
