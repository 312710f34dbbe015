package offhook.provision;

import offhook.config.FileKind;
import offhook.config.ParsedFile;
import offhook.config.XmlAttribute;
import offhook.config.XmlElement;
import offhook.line.Setting;
import offhook.phone.PhoneCatalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The files of one phone, read back into what the book holds of it. */
public final class FilesRead {
    private final PhoneCatalogue catalogue;

    public FilesRead(PhoneCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Whether a file of this kind says anything of a phone. */
    public static boolean tells(FileKind kind) {
        return switch (kind) {
            case DEVICE, SIP_SETTINGS, DIAL_PLAN, RING_LIST, RING_TABLE, SOFT_KEYS, IMAGE_LIST ->
                    true;
            case DEFAULTS,
                    IMAGE_NAME,
                    FEATURE_POLICY,
                    SYNC,
                    PROFILE,
                    SERVICE,
                    SCHEMA,
                    OTHER_XML,
                    WEB_PAGE,
                    BINARY,
                    EMPTY,
                    UNKNOWN ->
                    false;
        };
    }

    /**
     * @param files of one phone, those that it shares with others among them
     */
    public BroughtPhone of(List<ParsedFile> files) {
        var phone = new Bringing();
        var settings = new SettingsReading(phone);
        boolean hasSettings = false;
        var inOrder =
                files.stream().sorted(Comparator.comparing(it -> isDefault(it) ? 0 : 1)).toList();
        for (ParsedFile file : inOrder) {
            if (file.kind() == FileKind.SIP_SETTINGS) {
                settings.add(file.text());
                hasSettings = true;
            } else if (file.kind() == FileKind.RING_TABLE) {
                phone.set(Setting.RING_TONE, ringTable(file.text()));
            } else {
                file.root().ifPresent(root -> xml(file.kind(), root, phone));
            }
        }
        if (hasSettings) {
            // With SIP a 7940/60 looks for its lines there only.
            phone.lines.clear();
            phone.speedDials.clear();
            phone.leftOut.clear();
            settings.read();
        }
        return phone.done();
    }

    private static boolean isDefault(ParsedFile file) {
        return file.name().toLowerCase(Locale.ROOT).contains("default");
    }

    private void xml(FileKind kind, XmlElement root, Bringing phone) {
        if (kind == FileKind.DEVICE) {
            new DeviceReading(root, catalogue, phone).read();
        } else if (kind == FileKind.DIAL_PLAN) {
            phone.set(Setting.DIAL_PLAN, dialPlan(root));
        } else if (kind == FileKind.RING_LIST) {
            phone.set(Setting.RING_TONE, ringList(root));
        } else if (kind == FileKind.SOFT_KEYS) {
            phone.set(Setting.SOFT_KEYS, softKeys(root));
        } else if (kind == FileKind.IMAGE_LIST) {
            phone.set(Setting.BACKGROUND, images(root));
        }
    }

    /** Nothing if it is the plan that Offhook writes when nobody asks for another. */
    private static String dialPlan(XmlElement root) {
        var rules = new ArrayList<String>();
        for (XmlElement rule : root.children()) {
            if (rule.name().equalsIgnoreCase("TEMPLATE")) {
                rules.add(
                        DialPlan.setting(
                                value(rule, "match"),
                                value(rule, "timeout"),
                                rule.attribute("rewrite").map(XmlAttribute::value)));
            }
        }
        return rules.equals(List.of(DialPlan.ANY_WRITTEN)) ? "" : String.join(" ", rules);
    }

    private static String value(XmlElement element, String attribute) {
        return element.attribute(attribute).map(XmlAttribute::value).orElse("");
    }

    private static String ringList(XmlElement root) {
        var rings = new ArrayList<String>();
        for (XmlElement ring : root.all("Ring")) {
            rings.add(RingFiles.word(ring.valueOf("DisplayName"), ring.valueOf("FileName")));
        }
        return String.join(", ", rings);
    }

    private static String ringTable(String text) {
        return text.lines()
                .map(line -> line.split("\\t+", 2))
                .filter(cells -> cells.length == 2)
                .map(cells -> RingFiles.word(cells[0].strip(), cells[1].strip()))
                .collect(java.util.stream.Collectors.joining(", "));
    }

    private static String softKeys(XmlElement root) {
        var sets = new java.util.LinkedHashMap<String, List<String>>();
        for (XmlElement set :
                root.child("softKeySets").map(it -> it.all("softKeySet")).orElse(List.of())) {
            sets.put(
                    value(set, "id"),
                    set.all("softKey").stream().map(key -> value(key, "keyID")).toList());
        }
        return SoftKeys.setting(sets);
    }

    private static String images(XmlElement root) {
        return root.all("ImageItem").stream()
                .map(it -> value(it, "URL"))
                .map(url -> url.substring(url.lastIndexOf('/') + 1))
                .filter(it -> !it.isEmpty())
                .collect(java.util.stream.Collectors.joining(", "));
    }
}
