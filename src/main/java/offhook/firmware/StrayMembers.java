package offhook.firmware;

import offhook.phone.LoadName;
import offhook.phone.LoadNames;
import offhook.phone.MemberName;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Parts of Java phones' loads whose manifest is not in their package. The catalogue may know whose
 * they are; parts that both protocols share don't tell.
 */
final class StrayMembers {
    private StrayMembers() {}

    static List<Load> loads(PackageFiles pack, Catalogue catalogue) {
        var strays = new LinkedHashMap<String, List<JudgedFile>>();
        for (JudgedFile file : strays(pack)) {
            if (file.role() instanceof FileRole.Member(MemberName.JavaMember member)
                    && member.protocol().isPresent()) {
                for (String load : catalogue.loadsWith(file.name())) {
                    strays.computeIfAbsent(load, it -> new ArrayList<>()).add(file);
                }
            }
        }
        var loads = new ArrayList<Load>();
        strays.forEach(
                (name, files) ->
                        LoadNames.named(name)
                                .map(load -> incomplete(pack, load, files))
                                .ifPresent(loads::add));
        return loads;
    }

    /** What is to be said of parts whose load nobody knows, one sentence a kind of load. */
    static List<Defect> withoutLoad(PackageFiles pack, Predicate<JudgedFile> isUsed) {
        var byManifest = new LinkedHashMap<String, List<String>>();
        for (JudgedFile file : strays(pack)) {
            if (!isUsed.test(file)
                    && file.role() instanceof FileRole.Member(MemberName.JavaMember member)
                    && member.protocol().isPresent()
                    && !hasBrokenManifest(pack, member)) {
                String manifest = member.protocol().get() + member.family() + ".….loads";
                byManifest.computeIfAbsent(manifest, it -> new ArrayList<>()).add(file.name());
            }
        }
        return byManifest.entrySet().stream()
                .map(
                        it ->
                                new Defect(
                                        Defect.Kind.MANIFEST_MISSING,
                                        ("%s is missing, the list of parts that a phone is told to"
                                             + " load. Here are %s. Get the whole package.")
                                                .formatted(
                                                        it.getKey(),
                                                        String.join(", ", it.getValue()))))
                .toList();
    }

    /** The list is there and can't be read: that is told, and it is not missing. */
    private static boolean hasBrokenManifest(PackageFiles pack, MemberName.JavaMember member) {
        return pack.files().stream()
                .filter(file -> !file.isSound() && file.manifest().isEmpty())
                .anyMatch(
                        file ->
                                file.role() instanceof FileRole.Manifest(LoadName load)
                                        && load.platform() == member.platform()
                                        && load.protocol().equals(member.protocol()));
    }

    /** Members that no manifest of the package lists. */
    static List<JudgedFile> strays(PackageFiles pack) {
        return pack.files().stream()
                .filter(file -> file.role() instanceof FileRole.Member)
                .filter(file -> !pack.isListed(file.name()))
                .toList();
    }

    private static Load incomplete(PackageFiles pack, LoadName name, List<JudgedFile> files) {
        String manifest = name.text() + ".loads";
        var parts = new ArrayList<LoadPart>();
        parts.add(new LoadPart(manifest, Optional.empty()));
        files.forEach(file -> parts.add(new LoadPart(file.name(), Optional.of(file.file()))));
        return new Load(
                name,
                parts,
                Map.of(),
                new Condition.Incomplete(List.of(manifest), LoadAssembly.hint(name)),
                Optional.empty(),
                pack.origin(),
                files.stream().flatMap(file -> file.warnings().stream()).distinct().toList());
    }
}
