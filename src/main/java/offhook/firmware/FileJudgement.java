package offhook.firmware;

import offhook.firmware.Defect.Kind;
import offhook.phone.LoadName;
import offhook.phone.MemberName;
import offhook.phone.Platform;
import offhook.wire.Bytes;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The steps of firmware.md §3.5, in that order; the first that proves a defect ends it. */
final class FileJudgement {
    /** Real manifests are 400 to 1,100 bytes long; the head that we keep holds far more. */
    private static final int MANIFEST_BYTES_MAX = 64 * 1024;

    private static final String AGAIN = " Get it again.";

    private final LibraryFile file;
    private final String fileSha1;
    private final ByteBuffer head;
    private final LineEnds lineEnds;
    private final Catalogue catalogue;
    private final FileRole role;
    private final List<Defect> defects = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private Optional<ManifestText> manifest = Optional.empty();
    private Optional<String> namedImage = Optional.empty();
    private Optional<EnvelopeSigner> signer = Optional.empty();

    FileJudgement(
            LibraryFile file,
            String fileSha1,
            ByteBuffer head,
            LineEnds lineEnds,
            Catalogue catalogue) {
        this.file = file;
        this.fileSha1 = fileSha1;
        this.head = head;
        this.lineEnds = lineEnds;
        this.catalogue = catalogue;
        this.role = FileRole.of(file.name());
    }

    JudgedFile judge() {
        switch (role) {
            case FileRole.Foreign _, FileRole.Accessory _ -> {}
            case FileRole.ImageName _ -> imageName();
            case FileRole.Nameless _,
                    FileRole.Manifest _,
                    FileRole.DefaultManifest _,
                    FileRole.Member _,
                    FileRole.Image _ ->
                    firmware();
        }
        return new JudgedFile(file, role, defects, warnings, manifest, namedImage, signer);
    }

    private void firmware() {
        if (isEmptyOrPage()) {
            return;
        }
        int payloadAt = envelope();
        if (!defects.isEmpty()) {
            return;
        }
        long payloadBytes = file.sizeBytes() - payloadAt;
        if (payloadBytes <= 0) {
            defect(Kind.CUT, "ends where its content should begin." + AGAIN);
            return;
        }
        ByteBuffer payload = head.slice(payloadAt, head.limit() - payloadAt);
        if (role instanceof FileRole.Manifest || role instanceof FileRole.DefaultManifest) {
            manifest(payload, payloadBytes);
        } else if (!file.isKnown()) {
            payload(payload, payloadBytes);
        }
        if (defects.isEmpty()) {
            compareWithCatalogue();
        }
    }

    private boolean isEmptyOrPage() {
        if (file.sizeBytes() == 0) {
            defect(Kind.EMPTY, "is empty." + AGAIN);
        } else if (WebPage.isOne(head)) {
            defect(
                    Kind.WEB_PAGE,
                    "is a web page that was saved instead of the file. Open the link in a browser,"
                            + " sign in if it asks, and save what it offers.");
        }
        return !defects.isEmpty();
    }

    /** Where the payload begins. */
    private int envelope() {
        boolean isSigned = FileRole.isSigned(file.name());
        switch (EnvelopeReading.read(head)) {
            case EnvelopeReading.Absent _ -> {
                if (isSigned) {
                    defect(
                            Kind.WRONG_CONTENT,
                            "does not begin with a signed envelope, as every file of its kind"
                                    + " does: it is something else, or its start is lost."
                                    + AGAIN);
                }
                return 0;
            }
            case EnvelopeReading.Broken(var why) -> {
                if (file.sizeBytes() < EnvelopeReading.claimedBytes(head)) {
                    defect(Kind.CUT, "ends within its signed envelope." + AGAIN);
                } else if (lineEnds.wereAdded()) {
                    asciiMode("every line feed in it got a carriage return");
                } else {
                    defect(
                            Kind.ENVELOPE_BROKEN,
                            "has a damaged signed envelope ("
                                    + why.field()
                                    + ": "
                                    + why.problem()
                                    + "); a phone would refuse it."
                                    + AGAIN);
                }
                return 0;
            }
            case EnvelopeReading.Sound(Envelope envelope) -> {
                named(envelope, isSigned);
                return envelope.headerBytes();
            }
        }
    }

    private void named(Envelope envelope, boolean isSigned) {
        signer = Optional.of(envelope.signer());
        if (!envelope.name().equalsIgnoreCase(file.name())) {
            defect(
                    Kind.RENAMED,
                    "says inside that it is "
                            + envelope.name()
                            + ": it was renamed. Give it that name, or get the right file.");
        } else if (!isSigned) {
            defect(Kind.WRONG_CONTENT, "is signed, and files of its kind are not." + AGAIN);
        }
        switch (envelope.signer()) {
            case CISCO -> {}
            case OFFHOOK_LAB ->
                    warnings.add(
                            "Made up by Offhook's lab for rehearsals; a real phone refuses it.");
            case OTHER ->
                    warnings.add(file.name() + " is signed by another than Cisco's usual signer.");
        }
    }

    private void payload(ByteBuffer payload, long bytes) {
        PayloadReading reading =
                switch (role) {
                    case FileRole.Member(MemberName.JavaMember _) ->
                            PayloadArchive.read(payload, bytes);
                    case FileRole.Image(LoadName load, String extension)
                            when load.platform() == Platform.TWO_STAGE ->
                            PayloadImage.read(load, extension.equals("sb2"), payload, bytes);
                    case FileRole.Image(LoadName load, String _) -> start(load, payload);
                    case FileRole.Manifest _,
                            FileRole.DefaultManifest _,
                            FileRole.Member _,
                            FileRole.Nameless _,
                            FileRole.ImageName _,
                            FileRole.Foreign _,
                            FileRole.Accessory _ ->
                            new PayloadReading.Whole();
                };
        switch (reading) {
            case PayloadReading.Whole _ -> {}
            case PayloadReading.Odd(String remark) ->
                    warnings.add(file.name() + " " + remark + ".");
            case PayloadReading.Foreign(String expected) ->
                    defect(
                            Kind.WRONG_CONTENT,
                            "is not what its name says: its content should begin with "
                                    + expected
                                    + "."
                                    + AGAIN);
            case PayloadReading.OtherName(String other) ->
                    defect(Kind.RENAMED, "says inside that it is " + other + ": it was renamed.");
            case PayloadReading.WrongLength(long expected, long actual) ->
                    wrongLength(expected, actual);
        }
    }

    /** Only the start of these is known (firmware.md §3.4). */
    private static PayloadReading start(LoadName load, ByteBuffer payload) {
        String start =
                switch (load.platform()) {
                    case CP7902, CP7905, CP7912 -> "kup1";
                    default -> "";
                };
        return PayloadArchive.startsWith(payload, start)
                ? new PayloadReading.Whole()
                : new PayloadReading.Foreign("\"" + start + "\"");
    }

    private void wrongLength(long expected, long actual) {
        if (lineEnds.wereAdded() || actual < expected && lineEnds.wereRemoved()) {
            asciiMode(
                    lineEnds.wereAdded()
                            ? "every line feed in it got a carriage return"
                            : "the carriage returns before its line feeds are gone");
        } else if (actual < expected) {
            defect(
                    Kind.CUT,
                    "is cut: "
                            + bytes(actual)
                            + " of its content are there, its own table wants "
                            + (expected > actual + 1 ? bytes(expected) : "more")
                            + "."
                            + AGAIN);
        } else {
            defect(
                    Kind.PADDED,
                    "is too long: its content ends after "
                            + bytes(expected)
                            + " and "
                            + bytes(actual - expected)
                            + " follow."
                            + AGAIN);
        }
    }

    private void manifest(ByteBuffer payload, long bytes) {
        if (bytes > MANIFEST_BYTES_MAX) {
            defect(Kind.MANIFEST_BROKEN, "is " + bytes(bytes) + " long, no list is." + AGAIN);
            return;
        }
        var text = new byte[payload.remaining()];
        payload.duplicate().get(text);
        switch (ManifestText.read(Bytes.of(text).text())) {
            case ManifestText.Reading.Unreadable(String why) ->
                    defect(Kind.MANIFEST_BROKEN, "is no list of files: " + why + "." + AGAIN);
            case ManifestText.Reading.Read(ManifestText read) -> {
                manifest = Optional.of(read);
                if (read.hasBareLines() && isJava()) {
                    asciiMode("the carriage returns at the ends of its lines are gone");
                }
                ManifestFamily.check(file.name(), role, read)
                        .forEach(sentence -> defects.add(new Defect(Kind.WRONG_FAMILY, sentence)));
                warnings.addAll(ManifestFamily.builds(file.name(), role, read));
            }
        }
    }

    private boolean isJava() {
        return role instanceof FileRole.DefaultManifest
                || role instanceof FileRole.Manifest(LoadName.JavaLoad _);
    }

    private void compareWithCatalogue() {
        List<KnownFile> editions = catalogue.editions(file.name());
        boolean payloadsAreKnown =
                !editions.isEmpty()
                        && editions.stream().allMatch(it -> it.payloadSha1().isPresent());
        if (file.isKnown()) {
            boolean wholeIsKnown = catalogue.exactly(file.name(), fileSha1).isPresent();
            if (payloadsAreKnown && !wholeIsKnown && isCisco()) {
                warnings.add(
                        file.name()
                                + " matches the catalogue, but its signature is none of those seen:"
                                + " it comes from another package, or the signature is damaged.");
            }
        } else if (payloadsAreKnown && !(role instanceof FileRole.DefaultManifest)) {
            differsFromCatalogue(editions);
        }
    }

    /** A name holds its build, so the same name with other content is damage, not news. */
    private void differsFromCatalogue(List<KnownFile> editions) {
        String known =
                editions.getFirst().sizeBytes().map(size -> " (" + bytes(size) + ")").orElse("");
        String sentence =
                "differs from the file of that name in the catalogue"
                        + known
                        + "; this one has "
                        + bytes(file.sizeBytes())
                        + ".";
        if (isCisco()) {
            defect(Kind.NOT_AS_KNOWN, sentence + AGAIN);
        } else if (signer.isEmpty()) {
            warnings.add(file.name() + " " + sentence);
        }
    }

    private boolean isCisco() {
        return signer.filter(EnvelopeSigner.CISCO::equals).isPresent();
    }

    private void imageName() {
        if (isEmptyOrPage()) {
            return;
        }
        var text = new byte[Math.min(head.remaining(), 256)];
        head.duplicate().get(text);
        String line = Bytes.of(text).text().lines().findFirst().orElse("").strip();
        namedImage = Optional.of(line).filter(name -> !name.isEmpty());
        if (namedImage.isEmpty()) {
            defect(Kind.WRONG_CONTENT, "names no image in its first line.");
        }
    }

    private void asciiMode(String how) {
        defect(
                Kind.ASCII_MODE,
                "was carried in ASCII mode: " + how + ". Get it again in binary mode.");
    }

    private void defect(Kind kind, String predicate) {
        defects.add(new Defect(kind, file.name() + " " + predicate));
    }

    private static String bytes(long count) {
        return String.format(Locale.ROOT, "%,d byte%s", count, count == 1 ? "" : "s");
    }
}
