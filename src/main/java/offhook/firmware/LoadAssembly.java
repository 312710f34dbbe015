package offhook.firmware;

import offhook.phone.LoadName;
import offhook.phone.LoadNames;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the loads in a package: what is there, what is missing, what is damaged. */
public final class LoadAssembly {
    private LoadAssembly() {}

    /**
     * Every load that the package has a part of, each once.
     *
     * @param elsewhere where to look for parts that the package lacks
     */
    public static List<Load> loads(PackageFiles pack, SoundFiles elsewhere, Catalogue catalogue) {
        var loads = new LinkedHashMap<String, Load>();
        for (JudgedFile file : pack.files()) {
            if (file.role() instanceof FileRole.Manifest(LoadName name)) {
                loads.putIfAbsent(key(name), ManifestLoad.of(pack, elsewhere, file, name));
            }
        }
        imagesByLoad(pack)
                .forEach(
                        (key, images) -> {
                            LoadName name = ((FileRole.Image) images.getFirst().role()).load();
                            Load load = ImageLoad.of(pack, name, images);
                            loads.putIfAbsent(key(load.name()), load);
                        });
        for (Load load : StrayMembers.loads(pack, catalogue)) {
            loads.putIfAbsent(key(load.name()), load);
        }
        return List.copyOf(loads.values());
    }

    /** Images that no manifest of the package lists. */
    private static Map<String, List<JudgedFile>> imagesByLoad(PackageFiles pack) {
        var images = new LinkedHashMap<String, List<JudgedFile>>();
        for (JudgedFile file : pack.files()) {
            if (file.role() instanceof FileRole.Image(LoadName name, String _)
                    && !pack.isListed(file.name())
                    && !pack.isListed(LoadNames.bare(file.name()) + ".sbn")) {
                images.computeIfAbsent(key(name), it -> new ArrayList<>()).add(file);
            }
        }
        return images;
    }

    /** Where the missing parts usually are. */
    static String hint(LoadName name) {
        return UsualPackage.of(name)
                .map(
                        usual ->
                                usual.isSeen()
                                        ? "It is in " + usual.name() + "."
                                        : "It is usually in a package named like "
                                                + usual.name()
                                                + ".")
                .orElse("Get the whole package of " + name.text() + " again.");
    }

    static String key(LoadName name) {
        return PackageFiles.lower(name.text());
    }
}
