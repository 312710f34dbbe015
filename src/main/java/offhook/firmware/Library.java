package offhook.firmware;

import offhook.phone.LoadName;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the station has to offer: an immutable index, replaced whole after each import. */
public final class Library {
    public static final Library EMPTY = new Library(List.of(), List.of());

    private final List<Load> loads;
    private final Map<String, Load> byName;
    private final Map<String, List<LibraryFile>> filesByName;
    private final Map<String, LibraryFile> byPayload;

    /**
     * @param loads one entry a load name; the newest import of a name wins and comes last
     * @param files every file, newest import last
     */
    public Library(Collection<Load> loads, Collection<LibraryFile> files) {
        var byName = new HashMap<String, Load>();
        loads.forEach(load -> byName.put(load.name().text().toLowerCase(Locale.ROOT), load));
        var byFile = new HashMap<String, List<LibraryFile>>();
        var byPayload = new HashMap<String, LibraryFile>();
        for (LibraryFile file : files) {
            byFile.computeIfAbsent(file.name().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(file);
            byPayload.put(file.payloadSha1(), file);
        }
        this.byName = byName;
        this.filesByName = byFile;
        this.byPayload = byPayload;
        this.loads =
                byName.values().stream()
                        .sorted((one, other) -> one.name().text().compareTo(other.name().text()))
                        .toList();
    }

    /** Sorted by name. */
    public List<Load> loads() {
        return loads;
    }

    public Optional<Load> load(LoadName name) {
        return load(name.text());
    }

    /** By name in any case, without extension. */
    public Optional<Load> load(String name) {
        return Optional.ofNullable(byName.get(name.toLowerCase(Locale.ROOT)));
    }

    /**
     * Every file of that name, in any case, newest import last; several packages share some names.
     */
    public List<LibraryFile> files(String name) {
        return List.copyOf(filesByName.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()));
    }

    public Optional<LibraryFile> fileWithPayload(String payloadSha1) {
        return Optional.ofNullable(byPayload.get(payloadSha1));
    }
}
