package offhook.desk;

import offhook.firmware.Condition;
import offhook.firmware.Library;
import offhook.firmware.LibraryFile;
import offhook.firmware.Load;
import offhook.firmware.LoadPart;
import offhook.phone.LoadName;
import offhook.phone.LoadNames;
import offhook.phone.Platform;
import offhook.phone.Protocol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Complete loads with the file names that such loads have; their content is nowhere. */
final class ShelfOfLoads {
    private ShelfOfLoads() {}

    static Library library(String... loads) {
        List<Load> all = Arrays.stream(loads).map(ShelfOfLoads::load).toList();
        return new Library(all, all.stream().flatMap(load -> files(load).stream()).toList());
    }

    static LoadName name(String text) {
        return LoadNames.named(text).orElseThrow();
    }

    static Load load(String text) {
        LoadName name = name(text);
        return name.platform().isJava() ? java(name) : twoStage(name);
    }

    static List<LibraryFile> files(Load load) {
        var files = new ArrayList<LibraryFile>();
        load.parts().forEach(part -> part.file().ifPresent(files::add));
        files.addAll(load.extras().values());
        return files;
    }

    private static Load java(LoadName name) {
        String family = name.platform().javaFamily().orElseThrow();
        String protocol = name.protocol().orElse(Protocol.SIP).name().toLowerCase(Locale.ROOT);
        String build = name.text().substring(name.text().indexOf('.') + 1).replaceFirst("S$", "");
        var extras = new HashMap<String, LibraryFile>();
        String[] models =
                Map.of(
                                Platform.JAVA_11, "06 11",
                                Platform.JAVA_41, "41 61",
                                Platform.JAVA_70, "70 71",
                                Platform.JAVA_75, "75")
                        .getOrDefault(name.platform(), family)
                        .split(" ");
        for (String model : models) {
            String file = "term" + model + ".default.loads";
            extras.put(file, file(file, name));
        }
        return of(
                name,
                extras,
                name.text() + ".loads",
                "jar" + family + protocol + "." + build + ".sbn",
                "cnu" + family + "." + build + ".sbn",
                "apps" + family + "." + build + ".sbn",
                "dsp" + family + "." + build + ".sbn",
                "cvm" + family + protocol + "." + build + ".sbn");
    }

    private static Load twoStage(LoadName name) {
        String text = name.text();
        if (name.version().major() < 7) {
            var extras = new HashMap<String, LibraryFile>();
            if (name.version().major() >= 5) {
                extras.put((text + ".sbn").toLowerCase(Locale.ROOT), file(text + ".sbn", name));
            }
            return of(name, extras, text + ".bin");
        }
        String loader = text.startsWith("P0S3") ? "P003" + text.substring(4) : text;
        return of(
                name,
                Map.of((loader + ".bin").toLowerCase(Locale.ROOT), file(loader + ".bin", name)),
                text + ".loads",
                loader + ".sbn",
                text + ".sb2");
    }

    private static Load of(LoadName name, Map<String, LibraryFile> extras, String... parts) {
        return new Load(
                name,
                Arrays.stream(parts)
                        .map(part -> new LoadPart(part, Optional.of(file(part, name))))
                        .toList(),
                extras,
                new Condition.Complete(),
                Optional.empty(),
                "test",
                List.of());
    }

    /** Same name, other package: other content. */
    static LibraryFile file(String name, LoadName of) {
        String hash = "%064x".formatted((name + of.text()).hashCode() & 0xffffffffL);
        return new LibraryFile(name, 1000, hash, hash.substring(24), false);
    }
}
