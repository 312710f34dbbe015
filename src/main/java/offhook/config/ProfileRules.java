package offhook.config;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** {@code sipProfile} besides its lines, and what else a SIP phone is particular about. */
final class ProfileRules {
    private static final int PHONE_LABEL_MAX = 12;

    private final DeviceFacts facts;
    private final Remarks remarks;

    ProfileRules(DeviceFacts facts, Remarks remarks) {
        this.facts = facts;
        this.remarks = remarks;
    }

    void check(XmlElement profile) {
        profile.child("phoneLabel").ifPresent(this::label);
        profile.child("kpml").ifPresent(this::kpml);
        codec(profile);
        mediaPorts(profile);
        profile.child("dialTemplate").ifPresent(this::dialTemplate);
    }

    private void label(XmlElement label) {
        String value = label.value();
        int length = value.getBytes(StandardCharsets.UTF_8).length;
        if (length > PHONE_LABEL_MAX && !Placeholders.hidesLength(value)) {
            remarks.error(
                    CheckRule.PHONE_LABEL_TOO_LONG,
                    label.contentFrom(),
                    "<phoneLabel> has "
                            + length
                            + " characters, at most "
                            + PHONE_LABEL_MAX
                            + " fit; a longer one made a phone refuse the whole file",
                    "Shorten it: initials or the extension.");
        } else if (value.matches(".*\\s.*") && !Placeholders.isIn(value)) {
            remarks.warning(
                    CheckRule.PHONE_LABEL_BLANK,
                    label.contentFrom(),
                    "<phoneLabel> holds a blank, which the documentation forbids on 7900 phones"
                            + " (published files have some)",
                    "Write it without.");
        }
    }

    private void kpml(XmlElement kpml) {
        if (!kpml.value().isEmpty() && !kpml.value().equals("0")) {
            remarks.hint(
                    CheckRule.KPML_ON,
                    kpml.contentFrom(),
                    "<kpml> is on, which a stock PBX answers by \"484 Address Incomplete\"",
                    "Write 0 unless the PBX takes digits one by one.",
                    new Edit(kpml.contentFrom(), kpml.contentTo(), "0"));
        }
    }

    private void codec(XmlElement profile) {
        List<XmlElement> codecs = profile.all("preferredCodec");
        boolean isEight = facts.isJava() && !facts.isNine() && facts.load().isPresent();
        if (codecs.size() > 1) {
            remarks.warning(
                    CheckRule.CODEC_NONE,
                    codecs.get(1).from(),
                    "a second <preferredCodec>; a 7970 with 8.5.4 took no file that had two",
                    "Keep one.");
        } else if (isEight && !codecs.isEmpty() && codecs.getFirst().value().equals("none")) {
            remarks.hint(
                    CheckRule.CODEC_NONE,
                    codecs.getFirst().contentFrom(),
                    "<preferredCodec> none: a 7970 with 8.5.4 did not take it, others do",
                    "Write g711ulaw or g711alaw if the phone refuses the file.");
        }
    }

    private void mediaPorts(XmlElement profile) {
        Optional<Integer> start = number(profile.valueOf("startMediaPort"));
        Optional<Integer> stop = number(profile.valueOf("stopMediaPort"));
        if (start.isPresent() && stop.isPresent() && start.get() >= stop.get()) {
            remarks.error(
                    CheckRule.MEDIA_PORTS,
                    profile.child("startMediaPort").orElseThrow().contentFrom(),
                    "<startMediaPort> "
                            + start.get()
                            + " is not below <stopMediaPort> "
                            + stop.get()
                            + ": no port is left for the voice",
                    "Usual are 16384 and 32766.");
        } else if (start.filter(it -> it % 2 != 0).isPresent()) {
            remarks.warning(
                    CheckRule.MEDIA_PORTS,
                    profile.child("startMediaPort").orElseThrow().contentFrom(),
                    "<startMediaPort> is odd; voice takes even ports",
                    "Usual is 16384.");
        }
    }

    static Optional<Integer> number(String text) {
        return text.matches("\\d{1,9}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    private void dialTemplate(XmlElement template) {
        String value = template.value();
        boolean isFile =
                value.isEmpty() || value.toLowerCase(java.util.Locale.ROOT).endsWith(".xml");
        if (!isFile && !Placeholders.isIn(value)) {
            remarks.warning(
                    CheckRule.DIAL_PLAN_NAME,
                    template.contentFrom(),
                    "<dialTemplate> is "
                            + Values.quoted("", value)
                            + "; here the phone asks for exactly this name, unlike a 7940/60, which"
                            + " adds .xml",
                    "Write the name with .xml.",
                    new Edit(template.contentTo(), template.contentTo(), ".xml"));
        }
    }
}
