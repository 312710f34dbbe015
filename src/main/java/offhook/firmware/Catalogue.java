package offhook.firmware;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Files and loads that were seen in public: enough to say "matches the catalogue", never "the
 * signature is valid". Immutable; built from data that the edge has read.
 */
public final class Catalogue {
    public static final Catalogue EMPTY = new Catalogue(List.of(), Map.of());

    private final Set<String> hashes = new HashSet<>();
    private final Map<String, List<KnownFile>> byName = new HashMap<>();
    private final Map<String, List<String>> loadsOfMember = new HashMap<>();

    /**
     * @param membersOfLoads by the load's name, what its manifest lists
     */
    public Catalogue(Collection<KnownFile> files, Map<String, List<String>> membersOfLoads) {
        for (KnownFile file : files) {
            file.payloadSha1().ifPresent(hashes::add);
            file.fileSha1().ifPresent(hashes::add);
            byName.computeIfAbsent(lower(file.name()), name -> new ArrayList<>()).add(file);
        }
        membersOfLoads.forEach(
                (load, members) ->
                        members.forEach(
                                member ->
                                        loadsOfMember
                                                .computeIfAbsent(
                                                        lower(member), it -> new ArrayList<>())
                                                .add(load)));
    }

    /** SHA-1 of a payload, or of a whole file, in lower-case hex. */
    public boolean knows(String sha1) {
        return hashes.contains(sha1);
    }

    /** Every edition seen of a file of this name, in any case. */
    public List<KnownFile> editions(String name) {
        return List.copyOf(byName.getOrDefault(lower(name), List.of()));
    }

    /** The loads whose manifests were seen to list this member, in any case. */
    public List<String> loadsWith(String member) {
        return List.copyOf(loadsOfMember.getOrDefault(lower(member), List.of()));
    }

    /** The one edition whose whole content is this. */
    public Optional<KnownFile> exactly(String name, String fileSha1) {
        return editions(name).stream()
                .filter(edition -> edition.fileSha1().filter(fileSha1::equals).isPresent())
                .findFirst();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
