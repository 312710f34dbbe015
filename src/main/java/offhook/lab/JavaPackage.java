package offhook.lab;

import offhook.wire.ByteReader;
import offhook.wire.MalformedException;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a Java phone judges what it is given, from the bytes alone. */
final class JavaPackage {
    private static final Pattern MEMBER =
            Pattern.compile("(?i)(jar|cnu|apps|dsp|cvm)(\\d\\d)(?:sccp|sip)?\\..+\\.sbn");
    private static final String ARCHIVE = "CNU_File_Archive_3.0";
    private static final int RECORDS_AT = 0x248;
    private static final int RECORD_BYTES = 20;

    /** Images before 8.0 came as three members (firmware.md §1.3). */
    private static final int MEMBERS_MIN = 3;

    private JavaPackage() {}

    /**
     * What the phone would show if it refuses the manifest, empty if it goes on to the parts.
     *
     * @param running the image, or the factory loader, that has to verify it
     */
    static Optional<String> refusal(Fetched.Got file, VirtualPhone phone, BuildVersion running) {
        LabModel model = phone.model();
        int hardware = phone.hardware();
        if (phone.suffers(Ailment.OLD_KEY)) {
            return Optional.of("Load Auth Failed");
        }
        Optional<SignedFile> signed = SignedFile.read(file);
        if (signed.isEmpty()) {
            return Optional.of("Auth Fail");
        }
        if (!signed.get().isNamed(file.name())) {
            return Optional.of("Version error");
        }
        LoadsText loads = LoadsText.read(signed.get());
        if (loads.members().size() < MEMBERS_MIN) {
            return Optional.of("Load ID incorrect");
        }
        for (String member : loads.members()) {
            Matcher form = MEMBER.matcher(member);
            if (!form.matches() || !form.group(2).equals(model.family())) {
                return Optional.of("Load ID incorrect");
            }
            Optional<BuildVersion> version = BuildVersion.in(member.substring(form.end(2)));
            if (version.isEmpty() || !running.era().canVerify(version.get().era())) {
                return Optional.of("Load Auth Failed");
            }
        }
        // Read as a set of hardware revisions (firmware.md §4.2, inferred); none said: the first.
        if (hardware != 0 && (loads.hardware().orElse(1) & hardware) == 0) {
            return Optional.of("Load Rejected HC");
        }
        return Optional.empty();
    }

    /** What is wrong with a part; empty if the phone may write it. */
    static Optional<String> defect(Fetched.Got file) {
        Optional<SignedFile> signed = SignedFile.read(file);
        if (signed.isEmpty()) {
            return Optional.of("Auth Fail");
        }
        if (!signed.get().isNamed(file.name())) {
            return Optional.of("Version error");
        }
        return isWhole(signed.get()) ? Optional.empty() : Optional.of("Checksum Error");
    }

    /** The archive's table adds up to the payload; one stray byte more is seen on real files. */
    private static boolean isWhole(SignedFile file) {
        try {
            var reader = new ByteReader(file.payload());
            if (!reader.bytes("magic", ARCHIVE.length()).text().equals(ARCHIVE)) {
                return false;
            }
            reader.skip("to the counts", 0x30 - ARCHIVE.length());
            long count = reader.u32("file count");
            long contentOffset = reader.u32("content offset");
            reader.skip("to the records", RECORDS_AT - 0x38);
            long sum = contentOffset;
            for (long i = 0; i < count; i++) {
                var record = reader.part("record", RECORD_BYTES);
                record.skip("type and flags", 8);
                sum += record.u32("size");
            }
            return sum == file.payloadBytes() || sum + 1 == file.payloadBytes();
        } catch (MalformedException damaged) {
            return false;
        }
    }

    /** {@code jar41sip…} speaks SIP, {@code jar41sccp…} SCCP. */
    static boolean isSip(String text) {
        return text.toLowerCase(Locale.ROOT).contains("sip");
    }
}
