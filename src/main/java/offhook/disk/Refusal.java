package offhook.disk;

import offhook.firmware.Defect;

import java.io.IOException;

/**
 * An archive that we will not open any further: it breaks a limit or holds what no package holds.
 * Leaves half-read streams in one jump; the walk turns it into a value.
 */
final class Refusal extends IOException {
    private final transient Defect defect;

    Refusal(String sentence) {
        super(sentence);
        this.defect = new Defect(Defect.Kind.ARCHIVE_REFUSED, sentence);
    }

    Defect defect() {
        return defect;
    }
}
