package offhook.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names of time zones that the phones know (config-files.md §2.5, from UCM). */
public final class TimeZones {
    private static final Set<String> KNOWN =
            Set.copyOf(
                    """
                    Dateline Standard Time
                    Samoa Standard Time
                    Hawaiian Standard Time
                    Alaskan Standard/Daylight Time
                    Pacific Standard/Daylight Time
                    Mountain Standard/Daylight Time
                    US Mountain Standard Time
                    Central Standard/Daylight Time
                    Mexico Standard/Daylight Time
                    Canada Central Standard Time
                    SA Pacific Standard Time
                    Eastern Standard/Daylight Time
                    US Eastern Standard Time
                    Atlantic Standard/Daylight Time
                    SA Western Standard Time
                    Pacific SA Standard Time
                    Newfoundland Standard/Daylight Time
                    E. South America Standard/Daylight Time
                    SA Eastern Standard Time
                    Pacific SA Daylight Time
                    Mid-Atlantic Standard/Daylight Time
                    Azores Standard/Daylight Time
                    GMT Standard/Daylight Time
                    Greenwich Standard Time
                    W. Europe Standard/Daylight Time
                    GTB Standard/Daylight Time
                    Egypt Standard/Daylight Time
                    E. Europe Standard/Daylight Time
                    Romance Standard/Daylight Time
                    Central Europe Standard/Daylight Time
                    South Africa Standard Time
                    Jerusalem Standard/Daylight Time
                    Saudi Arabia Standard Time
                    Russian Standard/Daylight Time
                    Iran Standard/Daylight Time
                    Caucasus Standard/Daylight Time
                    Arabian Standard Time
                    Afghanistan Standard Time
                    West Asia Standard Time
                    Ekaterinburg Standard Time
                    India Standard Time
                    Central Asia Standard Time
                    SE Asia Standard Time
                    China Standard/Daylight Time
                    Taipei Standard Time
                    Tokyo Standard Time
                    Cen. Australia Standard/Daylight Time
                    AUS Central Standard Time
                    E. Australia Standard Time
                    AUS Eastern Standard/Daylight Time
                    West Pacific Standard Time
                    Tasmania Standard/Daylight Time
                    Central Pacific Standard Time
                    Fiji Standard Time
                    New Zealand Standard/Daylight Time
                    """
                            .lines()
                            .toList());

    /** What people write instead: the names of the Olson data base, for the commonest places. */
    private static final Map<String, String> INSTEAD =
            Map.ofEntries(
                    Map.entry("europe/london", "GMT Standard/Daylight Time"),
                    Map.entry("europe/dublin", "GMT Standard/Daylight Time"),
                    Map.entry("europe/lisbon", "GMT Standard/Daylight Time"),
                    Map.entry("utc", "Greenwich Standard Time"),
                    Map.entry("gmt", "Greenwich Standard Time"),
                    Map.entry("etc/utc", "Greenwich Standard Time"),
                    Map.entry("europe/berlin", "W. Europe Standard/Daylight Time"),
                    Map.entry("europe/amsterdam", "W. Europe Standard/Daylight Time"),
                    Map.entry("europe/rome", "W. Europe Standard/Daylight Time"),
                    Map.entry("europe/vienna", "W. Europe Standard/Daylight Time"),
                    Map.entry("europe/zurich", "W. Europe Standard/Daylight Time"),
                    Map.entry("europe/stockholm", "W. Europe Standard/Daylight Time"),
                    Map.entry("cet", "W. Europe Standard/Daylight Time"),
                    Map.entry("europe/paris", "Romance Standard/Daylight Time"),
                    Map.entry("europe/madrid", "Romance Standard/Daylight Time"),
                    Map.entry("europe/brussels", "Romance Standard/Daylight Time"),
                    Map.entry("europe/warsaw", "Central Europe Standard/Daylight Time"),
                    Map.entry("europe/prague", "Central Europe Standard/Daylight Time"),
                    Map.entry("europe/budapest", "Central Europe Standard/Daylight Time"),
                    Map.entry("europe/athens", "GTB Standard/Daylight Time"),
                    Map.entry("europe/istanbul", "GTB Standard/Daylight Time"),
                    Map.entry("europe/moscow", "Russian Standard/Daylight Time"),
                    Map.entry("america/new_york", "Eastern Standard/Daylight Time"),
                    Map.entry("america/toronto", "Eastern Standard/Daylight Time"),
                    Map.entry("est", "Eastern Standard/Daylight Time"),
                    Map.entry("america/chicago", "Central Standard/Daylight Time"),
                    Map.entry("cst", "Central Standard/Daylight Time"),
                    Map.entry("america/denver", "Mountain Standard/Daylight Time"),
                    Map.entry("mst", "Mountain Standard/Daylight Time"),
                    Map.entry("america/phoenix", "US Mountain Standard Time"),
                    Map.entry("america/los_angeles", "Pacific Standard/Daylight Time"),
                    Map.entry("america/vancouver", "Pacific Standard/Daylight Time"),
                    Map.entry("pst", "Pacific Standard/Daylight Time"),
                    Map.entry("america/sao_paulo", "E. South America Standard/Daylight Time"),
                    Map.entry("america/mexico_city", "Mexico Standard/Daylight Time"),
                    Map.entry("asia/tokyo", "Tokyo Standard Time"),
                    Map.entry("asia/shanghai", "China Standard/Daylight Time"),
                    Map.entry("asia/kolkata", "India Standard Time"),
                    Map.entry("asia/bangkok", "SE Asia Standard Time"),
                    Map.entry("australia/sydney", "AUS Eastern Standard/Daylight Time"),
                    Map.entry("australia/brisbane", "E. Australia Standard Time"),
                    Map.entry("pacific/auckland", "New Zealand Standard/Daylight Time"));

    private TimeZones() {}

    public static boolean isKnown(String name) {
        return KNOWN.contains(name);
    }

    public static List<String> names() {
        return KNOWN.stream().sorted().toList();
    }

    /** The name that was probably meant. */
    public static Optional<String> instead(String name) {
        String lower = name.strip().toLowerCase(java.util.Locale.ROOT);
        return Optional.ofNullable(INSTEAD.get(lower))
                .or(() -> NearWord.of(name, KNOWN))
                // "Eastern Standard Time" is what Windows says.
                .or(
                        () ->
                                KNOWN.stream()
                                        .filter(
                                                known ->
                                                        withoutSaving(known)
                                                                .equalsIgnoreCase(
                                                                        withoutSaving(
                                                                                name.strip())))
                                        .findFirst());
    }

    /** Some zones have no daylight saving, and are written with it by analogy. */
    private static String withoutSaving(String zone) {
        return zone.replace("/Daylight", "");
    }
}
