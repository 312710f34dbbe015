package offhook.firmware;

import offhook.phone.LoadName;
import offhook.phone.Platform;
import offhook.phone.Protocol;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A load of the library: what a phone is told to run.
 *
 * @param parts the manifest first (if the load has one), then what it names, in download order; for
 *     an old 7940/60 image the single {@code .bin}
 * @param extras files of the same package that are asked under fixed names: {@code
 *     term41.default.loads}, {@code OS79XX.TXT}, the unsigned {@code .bin} twin; by lower-case name
 * @param hardwareComp the value of {@code #HARDWARE_COMP_1}, if the manifest has one
 * @param origin the archive or folder it came from
 * @param warnings sentences that do not stop it: mixed builds, an extra byte
 */
public record Load(
        LoadName name,
        List<LoadPart> parts,
        Map<String, LibraryFile> extras,
        Condition condition,
        Optional<Integer> hardwareComp,
        String origin,
        List<String> warnings) {
    public Load {
        parts = List.copyOf(parts);
        extras = Map.copyOf(extras);
        warnings = List.copyOf(warnings);
    }

    public boolean isComplete() {
        return condition instanceof Condition.Complete;
    }

    public Platform platform() {
        return name.platform();
    }

    public Optional<Protocol> protocol() {
        return name.protocol();
    }

    /** A file of this load by the name a phone asks, in any case. */
    public Optional<LibraryFile> file(String asked) {
        for (LoadPart part : parts) {
            if (part.name().equalsIgnoreCase(asked)) {
                return part.file();
            }
        }
        return Optional.ofNullable(extras.get(asked.toLowerCase(Locale.ROOT)));
    }
}
