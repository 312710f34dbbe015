package offhook.provision;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The clock of a 7940/60 with SIP. It has its own words for time zones and knows no rule of
 * daylight saving, so both are told (config-files.md §4, SX's list). Which offset a word stands for
 * is known for the common ones; of SUM, WAST and HST it is inferred from their order.
 */
final class ClockWords {
    /**
     * When clocks are put on or back.
     *
     * @param month from 1, which is also the same in every language
     * @param week of the month; 8 is the last
     */
    private record Change(String month, String day, String week) {}

    private record Saving(Change start, Change stop) {}

    /** A word, a rule of daylight saving or none, and the local hours of its two changes. */
    private record Zone(String word, Optional<Saving> saving, int startHour, int stopHour) {}

    private static final Map<String, Saving> SAVINGS =
            Map.of(
                    "EU",
                    new Saving(new Change("3", "Sun", "8"), new Change("10", "Sun", "8")),
                    "US",
                    new Saving(new Change("3", "Sun", "2"), new Change("11", "Sun", "1")),
                    "AU",
                    new Saving(new Change("10", "Sun", "1"), new Change("4", "Sun", "1")),
                    "NZ",
                    new Saving(new Change("9", "Sun", "8"), new Change("4", "Sun", "1")),
                    // The Friday before the last Sunday, nearly always the last Friday.
                    "IL",
                    new Saving(new Change("3", "Fri", "8"), new Change("10", "Sun", "8")));

    /** Name of the zone, word, rule, hours of the changes. */
    private static final String TABLE =
            """
            Dateline Standard Time;IDL
            Samoa Standard Time;NT
            Hawaiian Standard Time;AHST
            Alaskan Standard/Daylight Time;YST;US;2;2
            Pacific Standard/Daylight Time;PST;US;2;2
            Mountain Standard/Daylight Time;MST;US;2;2
            US Mountain Standard Time;MST
            Central Standard/Daylight Time;CST;US;2;2
            Mexico Standard/Daylight Time;CST
            Canada Central Standard Time;CST
            Eastern Standard/Daylight Time;EST;US;2;2
            SA Pacific Standard Time;EST
            US Eastern Standard Time;EST
            Atlantic Standard/Daylight Time;AST;US;2;2
            SA Western Standard Time;AST
            Pacific SA Standard Time;AST
            Newfoundland Standard/Daylight Time;NST;US;2;2
            E. South America Standard/Daylight Time;BST
            SA Eastern Standard Time;BST
            Pacific SA Daylight Time;BST
            Mid-Atlantic Standard/Daylight Time;AT
            Azores Standard/Daylight Time;WAT;EU;0;1
            GMT Standard/Daylight Time;GMT;EU;1;2
            Greenwich Standard Time;GMT
            W. Europe Standard/Daylight Time;CET;EU;2;3
            Romance Standard/Daylight Time;CET;EU;2;3
            Central Europe Standard/Daylight Time;CET;EU;2;3
            E. Europe Standard/Daylight Time;EET;EU;3;4
            GTB Standard/Daylight Time;EET;EU;3;4
            South Africa Standard Time;EET
            Egypt Standard/Daylight Time;EET
            Jerusalem Standard/Daylight Time;EET;IL;2;2
            Saudi Arabia Standard Time;BT
            Russian Standard/Daylight Time;BT
            Iran Standard/Daylight Time;IT
            Arabian Standard Time;ZP4
            Caucasus Standard/Daylight Time;ZP4
            Afghanistan Standard Time;AFG
            West Asia Standard Time;ZP5
            Ekaterinburg Standard Time;ZP5
            India Standard Time;IST
            Central Asia Standard Time;ZP6
            SE Asia Standard Time;WAST
            China Standard/Daylight Time;HST
            Taipei Standard Time;HST
            Tokyo Standard Time;JST
            Cen. Australia Standard/Daylight Time;CAST;AU;2;3
            AUS Central Standard Time;CAST
            AUS Eastern Standard/Daylight Time;EAST;AU;2;3
            Tasmania Standard/Daylight Time;EAST;AU;2;3
            E. Australia Standard Time;EAST
            West Pacific Standard Time;EAST
            Central Pacific Standard Time;EADT
            Fiji Standard Time;NZST
            New Zealand Standard/Daylight Time;NZST;NZ;2;3
            """;

    /** In the order of the table: of several with one word the first stands for it. */
    private static final Map<String, Zone> ZONES = new LinkedHashMap<>();

    static {
        for (String line : TABLE.lines().toList()) {
            String[] cells = line.split(";");
            ZONES.put(
                    cells[0],
                    cells.length == 2
                            ? new Zone(cells[1], Optional.empty(), 0, 0)
                            : new Zone(
                                    cells[1],
                                    Optional.of(SAVINGS.get(cells[2])),
                                    Integer.parseInt(cells[3]),
                                    Integer.parseInt(cells[4])));
        }
    }

    private ClockWords() {}

    static boolean knows(String zone) {
        return ZONES.containsKey(zone);
    }

    /**
     * @param zone a name of {@link #knows}
     * @param dateTemplate {@code D/M/YA}
     */
    static void write(SettingsText text, String zone, String dateTemplate) {
        Zone known = ZONES.get(zone);
        text.word("time_zone", known.word)
                .word("dst_auto_adjust", known.saving.isPresent() ? "1" : "0");
        known.saving.ifPresent(
                saving -> {
                    text.word("dst_offset", "1");
                    change(text, "dst_start_", saving.start, known.startHour);
                    change(text, "dst_stop_", saving.stop, known.stopHour);
                });
        text.word("date_format", dateFormat(dateTemplate))
                .word("time_format_24hr", isTwelveHours(dateTemplate) ? "0" : "1");
    }

    private static void change(SettingsText text, String prefix, Change change, int hour) {
        text.word(prefix + "month", change.month)
                .quoted(prefix + "day", "")
                .word(prefix + "day_of_week", change.day)
                .word(prefix + "week_of_month", change.week)
                .word(prefix + "time", String.valueOf(hour));
    }

    private static boolean isTwelveHours(String dateTemplate) {
        return dateTemplate.toUpperCase(java.util.Locale.ROOT).endsWith("A");
    }

    /** These phones know slashes, and hyphens where the year comes first (§4). */
    static String dateFormat(String dateTemplate) {
        String order =
                dateTemplate.replaceAll("[aA]$", "").replaceAll("[.-]", "/").replace("YY", "Y");
        return order.matches("(M/D|D/M)/Y|Y/(M/D|D/M)") ? order : "D/M/Y";
    }

    /** The template that {@link #write} makes these two of. */
    static String dateTemplate(String dateFormat, boolean isTwentyFour) {
        String order = dateFormat.toUpperCase(java.util.Locale.ROOT).replace("YY", "Y");
        return order + (isTwentyFour ? "" : "A");
    }

    /** The zone that has this word, with daylight saving or without; empty if there is none. */
    static Optional<String> zone(String word, boolean saves) {
        return ZONES.entrySet().stream()
                .filter(it -> it.getValue().word.equalsIgnoreCase(word))
                .filter(it -> it.getValue().saving.isPresent() == saves)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The zone of this word and this first month and week of daylight saving. */
    static Optional<String> zone(String word, String month, String day) {
        return ZONES.entrySet().stream()
                .filter(it -> it.getValue().word.equalsIgnoreCase(word))
                .filter(
                        it ->
                                it.getValue()
                                        .saving
                                        .filter(
                                                saving ->
                                                        saving.start.month.equalsIgnoreCase(month)
                                                                && saving.start.day
                                                                        .equalsIgnoreCase(day))
                                        .isPresent())
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
