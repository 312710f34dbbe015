package offhook.app;

import offhook.address.MacAddress;
import offhook.desk.PhoneSummary;
import offhook.firmware.Library;
import offhook.firmware.LoadPart;
import offhook.phone.PhoneFile;
import offhook.phone.PhoneFileNames;
import offhook.web.StoryEntry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The names that matter to one phone: what it has asked for, and what its load consists of. */
final class PhoneFilesAsked {
    /** A boot asks for some thirty; a scan asks for any number. */
    static final int NAMES_MAX = 120;

    private static final Set<String> QUESTIONS = Set.of("FileAnswered", "FileAbsent");

    private PhoneFilesAsked() {}

    /**
     * @param kind a word for people
     */
    record Name(String name, String kind, boolean isAsked) {}

    /** In the order of a boot: trust list, settings, load, what comes after. */
    static List<Name> of(PhoneSummary phone, List<StoryEntry> story, Library library) {
        Map<String, Boolean> names = new LinkedHashMap<>();
        for (String name : asked(story)) {
            names.put(name, true);
        }
        expected(phone, library).forEach(name -> putUnlessThere(names, name));
        var files = new ArrayList<Name>();
        names.forEach((name, isAsked) -> files.add(new Name(name, kind(name), isAsked)));
        files.sort((one, other) -> Integer.compare(rank(one.name()), rank(other.name())));
        return files.size() > NAMES_MAX ? List.copyOf(files.subList(0, NAMES_MAX)) : files;
    }

    /** The newest first, each once. */
    private static Set<String> asked(List<StoryEntry> story) {
        var names = new LinkedHashSet<String>();
        for (StoryEntry entry : story.reversed()) {
            if (QUESTIONS.contains(entry.kind())
                    && entry.fields().get("name") instanceof String name
                    && names.size() < NAMES_MAX) {
                names.add(name);
            }
        }
        return names;
    }

    private static List<String> expected(PhoneSummary phone, Library library) {
        var names = new ArrayList<String>();
        MacAddress mac = phone.mac();
        names.add(mac.deviceName() + ".cnf.xml");
        names.add("XMLDefault.cnf.xml");
        phone.plan().stream()
                .flatMap(plan -> plan.steps().stream())
                .filter(step -> step.state().equals("current"))
                .map(PhoneSummary.Step::load)
                .findFirst()
                .or(phone::target)
                .flatMap(library::load)
                .ifPresent(load -> load.parts().stream().map(LoadPart::name).forEach(names::add));
        return names;
    }

    private static void putUnlessThere(Map<String, Boolean> names, String name) {
        if (names.keySet().stream().noneMatch(name::equalsIgnoreCase)) {
            names.put(name, false);
        }
    }

    private static int rank(String name) {
        return switch (kind(name)) {
            case "trust list" -> 0;
            case "settings" -> 1;
            case "load list" -> 2;
            case "load" -> 3;
            case "part" -> 4;
            case "comfort" -> 5;
            default -> 6;
        };
    }

    private static String kind(String name) {
        return switch (PhoneFileNames.read(name)) {
            case PhoneFile.CertificateTrustList _, PhoneFile.IdentityTrustList _ -> "trust list";
            case PhoneFile.OwnSettings _,
                    PhoneFile.OwnSipSettings _,
                    PhoneFile.OwnMgcpSettings _,
                    PhoneFile.OwnProfile _,
                    PhoneFile.DefaultSettings _,
                    PhoneFile.SipDefaults _,
                    PhoneFile.ProfileDefaults _,
                    PhoneFile.WirelessSettings _ ->
                    "settings";
            case PhoneFile.ImageName _, PhoneFile.DefaultLoads _ -> "load list";
            case PhoneFile.Manifest _ -> "load";
            case PhoneFile.Image _ -> "part";
            case PhoneFile.Comfort _ -> "comfort";
            case PhoneFile.Unknown _ -> "other";
        };
    }
}
