package offhook.lab;

import offhook.lab.MadeUpSignature.Key;
import offhook.lab.MadeUpSizes.Role;
import offhook.phone.LoadName;
import offhook.phone.LoadVersion;
import offhook.phone.Platform;
import offhook.phone.Protocol;
import offhook.wire.Bytes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Makes a load's files with the true names and layouts of firmware.md §3 and random content: what
 * rehearsals and tests use instead of Cisco's firmware, which is never here.
 *
 * <p>The same load, seed and sizes give the same bytes. Members that SIP and SCCP packages share by
 * name have equal payloads and different signatures, as the real ones.
 */
public final class MadeUpFirmware {
    /** From here on Java loads are signed with the new key (rule B1, boundary at SR1). */
    private static final LoadVersion NEW_KEY = new LoadVersion(8, 5, 2, "SR", 1, List.of());

    private final LoadName load;

    private final long seed;
    private final MadeUpSizes sizes;
    private final Map<String, Bytes> files = new LinkedHashMap<>();

    private MadeUpFirmware(LoadName load, long seed, MadeUpSizes sizes) {
        this.load = load;
        this.seed = seed;
        this.sizes = sizes;
    }

    public static MadeUpPackage of(LoadName load, long seed, MadeUpSizes sizes) {
        return new MadeUpFirmware(load, seed, sizes).make();
    }

    private MadeUpPackage make() {
        switch (load) {
            case LoadName.JavaLoad java -> javaLoad(java);
            case LoadName.UniversalLoader loader -> loader(loader.text());
            case LoadName.Numbered numbered -> numbered(numbered);
            case LoadName.Other other -> other(other);
        }
        return new MadeUpPackage(packageName(), files);
    }

    private void javaLoad(LoadName.JavaLoad java) {
        String family = java.platform().javaFamily().orElseThrow();
        String manifest = MadeUpManifest.java(java, members(java, family));
        signed(java.text() + ".loads", Bytes.ofText(manifest));
        for (String member : members(java, family)) {
            signed(member, MadeUpPayload.archive(member, sizes.bytesOf(role(member)), seed));
        }
        for (String model : defaultModels(java.platform())) {
            signed("term" + model + ".default.loads", Bytes.ofText(manifest));
        }
    }

    /** In download order: jar, cnu, apps, dsp, cvm. */
    private static List<String> members(LoadName.JavaLoad java, String family) {
        String build = MadeUpManifest.build(java);
        if (java.protocol().isEmpty()) {
            // TERM41.7-0-3-0S: three members, no protocol in their names, some capitals.
            return List.of(
                    "Jar" + family + "." + build + ".sbn",
                    "cnu" + family + "." + build + ".sbn",
                    "CVM" + family + "." + build + ".sbn");
        }
        String protocol = java.protocol().get().name().toLowerCase(Locale.ROOT);
        return List.of(
                "jar" + family + protocol + "." + build + ".sbn",
                "cnu" + family + "." + build + ".sbn",
                "apps" + family + "." + build + ".sbn",
                "dsp" + family + "." + build + ".sbn",
                "cvm" + family + protocol + "." + build + ".sbn");
    }

    private static Role role(String member) {
        String lower = member.toLowerCase(Locale.ROOT);
        return lower.startsWith("jar")
                ? Role.JAR
                : lower.startsWith("cnu")
                        ? Role.CNU
                        : lower.startsWith("apps")
                                ? Role.APPS
                                : lower.startsWith("dsp") ? Role.DSP : Role.CVM;
    }

    /** The factory loaders of both models of a platform: term41 and term61. */
    private static List<String> defaultModels(Platform platform) {
        return switch (platform) {
            case JAVA_11 -> List.of("06", "11");
            case JAVA_31 -> List.of("31");
            case JAVA_41 -> List.of("41", "61");
            case JAVA_42 -> List.of("42", "62");
            case JAVA_45 -> List.of("45", "65");
            case JAVA_70 -> List.of("70", "71");
            default -> List.of("75");
        };
    }

    private void numbered(LoadName.Numbered numbered) {
        String name = numbered.text();
        boolean isSip = numbered.protocol().filter(Protocol.SIP::equals).isPresent();
        if (numbered.platform() != Platform.TWO_STAGE) {
            Bytes image = MadeUpPayload.named(sizes.bytesOf(Role.SINGLE), name, seed);
            signed(name + ".sbn", image);
            files.put(name + ".bin", image);
            return;
        }
        if (numbered.version().major() < 7) {
            Bytes image = MadeUpPayload.image(name, "PAS3ARM1", sizes.bytesOf(Role.IMAGE), seed);
            // Signed images began with 5.0; before it phones know the bare one only (rule A1).
            if (numbered.version().major() >= 5) {
                signed(name + ".sbn", image);
            }
            files.put(name + ".bin", image);
            if (isSip) {
                imageName(name);
            }
            return;
        }
        String loader = isSip ? "P003" + name.substring(4) : name;
        signed(name + ".loads", Bytes.ofText(MadeUpManifest.twoStage(loader, name, isSip)));
        loader(loader);
        signed(
                name + ".sb2",
                MadeUpPayload.application(
                        name,
                        isSip ? "PAS3ARM1" : "PA03Z031",
                        sizes.bytesOf(Role.APPLICATION),
                        seed));
        if (isSip) {
            imageName(loader);
        }
    }

    private void loader(String name) {
        Bytes image =
                MadeUpPayload.image(
                        name,
                        name.startsWith("P003-") ? "PAS30830" : "PAS30831",
                        sizes.bytesOf(Role.IMAGE),
                        seed);
        signed(name + ".sbn", image);
        files.put(name + ".bin", image);
    }

    /** The blank behind the name is true: Cisco's own 8.12 package ships it (firmware.md §3.3). */
    private void imageName(String name) {
        files.put("OS79XX.TXT", Bytes.ofText(name + " \r\n"));
    }

    private void other(LoadName.Other other) {
        String name = other.text();
        int bytes = sizes.bytesOf(Role.SINGLE);
        switch (other.platform()) {
            case CP7902, CP7905, CP7912 -> {
                signed(name + ".sbin", MadeUpPayload.kup(bytes, name, seed));
                files.put(name + ".zup", MadeUpPayload.kup(bytes, name, seed));
            }
            case EXPANSION_7914 -> signed(name + ".sbn", MadeUpPayload.named(bytes, name, seed));
            case EXPANSION_7915, EXPANSION_7916 ->
                    signed(name + ".SBN", MadeUpPayload.named(bytes, name, seed));
            case WIRELESS_7921, WIRELESS_7925, WIRELESS_7926 -> {
                var members = new LinkedHashMap<String, Bytes>();
                for (String member : MadeUpManifest.wirelessMembers(other)) {
                    members.put(member, MadeUpPayload.named(bytes, member, seed));
                }
                signed(name + ".LOADS", Bytes.ofText(MadeUpManifest.wireless(members)));
                members.forEach(this::signed);
            }
            default -> files.put(name + ".bin", MadeUpPayload.named(bytes, name, seed));
        }
    }

    private void signed(String file, Bytes payload) {
        Key key =
                !load.platform().isJava()
                        ? Key.OTHER
                        : load.version().isAtLeast(NEW_KEY) ? Key.JAVA_NEW : Key.JAVA_OLD;
        long own = MadeUpSignature.seedOf(load.text() + '/' + file, seed);
        files.put(file, MadeUpSignature.sign(key, file, payload, own));
    }

    private String packageName() {
        String models = load.platform().label().replace('/', '_').replace("7940_60", "7940-7960");
        String protocol =
                load.protocol()
                        .map(spoken -> "-" + spoken.name().toLowerCase(Locale.ROOT))
                        .orElse("");
        String version = load.text().substring(load.text().indexOf('.') + 1);
        return switch (load) {
            case LoadName.JavaLoad java ->
                    "cmterm-" + models + protocol + "." + version.replaceFirst("S$", "") + ".zip";
            case LoadName.Numbered numbered -> numbered.text() + ".zip";
            case LoadName.UniversalLoader loader -> loader.text() + ".zip";
            case LoadName.Other other -> "cmterm-" + models + "-" + other.text() + ".zip";
        };
    }
}
