package offhook.provision;

import java.util.Map;
import java.util.Optional;

/** Cisco's names of user locales, which are folders, and the codes that belong to them. */
final class Locales {
    private static final Map<String, String> LANGUAGES =
            Map.ofEntries(
                    Map.entry("Arabic", "ar"),
                    Map.entry("Bulgarian", "bg"),
                    Map.entry("Catalan", "ca"),
                    Map.entry("Chinese", "zh"),
                    Map.entry("Croatian", "hr"),
                    Map.entry("Czech", "cs"),
                    Map.entry("Danish", "da"),
                    Map.entry("Dutch", "nl"),
                    Map.entry("English", "en"),
                    Map.entry("Estonian", "et"),
                    Map.entry("Finnish", "fi"),
                    Map.entry("French", "fr"),
                    Map.entry("German", "de"),
                    Map.entry("Greek", "el"),
                    Map.entry("Hebrew", "he"),
                    Map.entry("Hungarian", "hu"),
                    Map.entry("Italian", "it"),
                    Map.entry("Japanese", "ja"),
                    Map.entry("Korean", "ko"),
                    Map.entry("Latvian", "lv"),
                    Map.entry("Lithuanian", "lt"),
                    Map.entry("Norwegian", "no"),
                    Map.entry("Polish", "pl"),
                    Map.entry("Portuguese", "pt"),
                    Map.entry("Romanian", "ro"),
                    Map.entry("Russian", "ru"),
                    Map.entry("Serbian", "sr"),
                    Map.entry("Slovak", "sk"),
                    Map.entry("Slovenian", "sl"),
                    Map.entry("Spanish", "es"),
                    Map.entry("Swedish", "sv"),
                    Map.entry("Thai", "th"),
                    Map.entry("Turkish", "tr"));

    private static final Map<String, String> COUNTRIES =
            Map.ofEntries(
                    Map.entry("Brazil", "BR"),
                    Map.entry("Bulgaria", "BG"),
                    Map.entry("China", "CN"),
                    Map.entry("Colombia", "CO"),
                    Map.entry("Croatia", "HR"),
                    Map.entry("Czech_Republic", "CZ"),
                    Map.entry("Denmark", "DK"),
                    Map.entry("Estonia", "EE"),
                    Map.entry("Finland", "FI"),
                    Map.entry("France", "FR"),
                    Map.entry("Germany", "DE"),
                    Map.entry("Greece", "GR"),
                    Map.entry("Hungary", "HU"),
                    Map.entry("Israel", "IL"),
                    Map.entry("Italy", "IT"),
                    Map.entry("Japan", "JP"),
                    Map.entry("Korea_Republic", "KR"),
                    Map.entry("Latvia", "LV"),
                    Map.entry("Lithuania", "LT"),
                    Map.entry("Netherlands", "NL"),
                    Map.entry("Norway", "NO"),
                    Map.entry("Poland", "PL"),
                    Map.entry("Portugal", "PT"),
                    Map.entry("Romania", "RO"),
                    Map.entry("Russian_Federation", "RU"),
                    Map.entry("Slovakia", "SK"),
                    Map.entry("Slovenia", "SI"),
                    Map.entry("Spain", "ES"),
                    Map.entry("Sweden", "SE"),
                    Map.entry("Taiwan", "TW"),
                    Map.entry("Thailand", "TH"),
                    Map.entry("Turkey", "TR"),
                    Map.entry("United_Kingdom", "GB"),
                    Map.entry("United_States", "US"));

    private Locales() {}

    /** {@code en_US} of {@code English_United_States}; empty for a folder of one's own. */
    static Optional<String> code(String name) {
        int gap = name.indexOf('_');
        if (gap < 0) {
            return Optional.empty();
        }
        String language = LANGUAGES.get(name.substring(0, gap));
        String country = COUNTRIES.get(name.substring(gap + 1));
        return language == null || country == null
                ? Optional.empty()
                : Optional.of(language + "_" + country);
    }
}
