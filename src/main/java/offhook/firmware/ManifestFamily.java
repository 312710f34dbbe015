package offhook.firmware;

import offhook.phone.LoadName;
import offhook.phone.LoadVersion;
import offhook.phone.MemberName;
import offhook.phone.MemberNames;
import offhook.phone.Platform;
import offhook.phone.Protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Whether a manifest's members belong together, and to its load. */
final class ManifestFamily {
    /** Older loads mix builds of their parts as a rule (firmware.md §1.3, 8.0). */
    private static final LoadVersion ONE_BUILD_FROM = LoadVersion.of(8, 2, 0);

    private ManifestFamily() {}

    /** Members for other phones or another protocol; each a sentence. */
    static List<String> check(String manifest, FileRole role, ManifestText text) {
        Optional<Platform> platform = platform(role);
        Optional<Protocol> protocol =
                role instanceof FileRole.Manifest(LoadName load)
                        ? load.protocol()
                        : Optional.empty();
        var wrong = new ArrayList<String>();
        for (String name : text.members()) {
            if (MemberNames.read(name).orElse(null) instanceof MemberName.JavaMember member) {
                if (platform.filter(wanted -> wanted != member.platform()).isPresent()) {
                    wrong.add(
                            "%s lists %s, which is for %s; its load is for %s."
                                    .formatted(
                                            manifest,
                                            name,
                                            member.platform().label(),
                                            platform.get().label()));
                } else if (protocol.isPresent()
                        && member.protocol().isPresent()
                        && !protocol.equals(member.protocol())) {
                    wrong.add(
                            "%s lists %s, which speaks %s; its load speaks %s."
                                    .formatted(
                                            manifest,
                                            name,
                                            member.protocol().get(),
                                            protocol.get()));
                }
            }
        }
        return wrong;
    }

    /** Parts of several builds, or another build than the manifest says; each a sentence. */
    static List<String> builds(String manifest, FileRole role, ManifestText text) {
        var builds = new TreeSet<String>();
        for (String name : text.members()) {
            if (MemberNames.read(name).orElse(null) instanceof MemberName.JavaMember member
                    && member.build().isAtLeast(ONE_BUILD_FROM)) {
                String bare = member.text().substring(member.text().indexOf('.') + 1);
                builds.add(bare.substring(0, bare.lastIndexOf('.')));
            }
        }
        boolean isOld =
                role instanceof FileRole.Manifest(LoadName load)
                        && load.version().isBelow(ONE_BUILD_FROM);
        if (isOld || builds.isEmpty()) {
            return List.of();
        }
        if (builds.size() > 1) {
            return List.of(
                    manifest
                            + " mixes parts of several builds: "
                            + String.join(", ", builds)
                            + ".");
        }
        return text
                .release()
                .filter(release -> !release.equalsIgnoreCase(builds.first()))
                .map(
                        release ->
                                manifest
                                        + " says it is build "
                                        + release
                                        + " and lists parts of "
                                        + builds.first()
                                        + ".")
                .stream()
                .toList();
    }

    private static Optional<Platform> platform(FileRole role) {
        return switch (role) {
            case FileRole.Manifest(LoadName load) -> Optional.of(load.platform());
            case FileRole.DefaultManifest(MemberName.DefaultLoads name) ->
                    Optional.of(name.platform());
            case FileRole.Member _,
                    FileRole.Image _,
                    FileRole.ImageName _,
                    FileRole.Nameless _,
                    FileRole.Foreign _,
                    FileRole.Accessory _ ->
                    Optional.empty();
        };
    }
}
