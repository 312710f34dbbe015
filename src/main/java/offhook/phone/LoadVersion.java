package offhook.phone;

import java.util.List;

/**
 * A load's version, compared number by number, never as text: 8-12 is newer than 08-11.
 *
 * <p>Order (firmware.md §2): major, minor, maintenance; then the base release before its
 * engineering and test builds and service releases, these by number; then the build numbers behind.
 *
 * @param suffix {@code ""} for a base release, else {@code SR}, {@code ES}, {@code TH} or {@code
 *     TR}
 * @param suffixNumber 0 for a base release
 * @param builds what follows, {@code -1} in {@code 9-4-2SR3-1}
 */
public record LoadVersion(
        int major,
        int minor,
        int maintenance,
        String suffix,
        int suffixNumber,
        List<Integer> builds)
        implements Comparable<LoadVersion> {
    public LoadVersion {
        builds = List.copyOf(builds);
    }

    public static LoadVersion of(int major, int minor, int maintenance) {
        return new LoadVersion(major, minor, maintenance, "", 0, List.of());
    }

    public boolean isAtLeast(LoadVersion other) {
        return compareTo(other) >= 0;
    }

    public boolean isBelow(LoadVersion other) {
        return compareTo(other) < 0;
    }

    @Override
    public int compareTo(LoadVersion other) {
        int order = Integer.compare(major, other.major);
        order = order != 0 ? order : Integer.compare(minor, other.minor);
        order = order != 0 ? order : Integer.compare(maintenance, other.maintenance);
        order = order != 0 ? order : Integer.compare(rank(suffix), rank(other.suffix));
        order = order != 0 ? order : Integer.compare(suffixNumber, other.suffixNumber);
        for (int i = 0; order == 0 && i < Math.max(builds.size(), other.builds.size()); i++) {
            order = Integer.compare(build(i), other.build(i));
        }
        return order;
    }

    private int build(int index) {
        return index < builds.size() ? builds.get(index) : 0;
    }

    /** Service releases are released versions; ES, TH and TR are builds on the way to one. */
    private static int rank(String suffix) {
        return switch (suffix) {
            case "" -> 0;
            case "SR" -> 2;
            default -> 1;
        };
    }

    /** As Cisco writes it in prose: {@code 9.4(2)SR3}, {@code 3.2(2.14)}. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        text.append(major).append('.').append(minor).append('(').append(maintenance);
        if (suffix.isEmpty()) {
            builds.forEach(build -> text.append('.').append(build));
        }
        text.append(')');
        return (suffix.isEmpty() ? text : text.append(suffix).append(suffixNumber)).toString();
    }
}
