package offhook.provision;

import offhook.config.NearWord;
import offhook.wire.Bytes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The keys below the screen of a Java phone with SIP, from one line of settings: states of a call
 * with the keys they show, {@code On Hook: Redial NewCall; Connected: Hold EndCall}. What is not
 * named keeps its usual keys (config-files.md §5.4; numbers and usual keys from UCM).
 */
final class SoftKeys {
    private static final int KEYS_MAX = 16;

    /** Name, tag, event; the help's number is the event's and 300. */
    private static final String KEYS =
            """
            Undefined 0 0
            Redial 1 1
            NewCall 2 2
            Hold 3 3
            Transfer 4 4
            CFwdAll 5 5
            << 8 8
            EndCall 9 9
            Resume 10 10
            Answer 11 11
            Confrn 13 13
            Park 14 14
            Join 15 15
            MeetMe 16 16
            PickUp 17 17
            GPickUp 18 18
            RmLstC 57 19
            DND 63 69
            CallBack 65 20
            QRT 75 22
            MCID 76 27
            Select 78 29
            ConfList 79 30
            iDivert 80 31
            OPickUp 91 34
            HLog 92 35
            AbbrDial 7740 71
            Record 7747 74
            """;

    private static final String USUAL =
            "On Hook: Redial NewCall DND CFwdAll; Off Hook: Redial EndCall PickUp;"
                    + " Off Hook With Feature: Redial EndCall; Digits After First: << EndCall;"
                    + " Ring Out: Undefined EndCall;"
                    + " Connected: Hold EndCall Transfer Confrn ConfList Park;"
                    + " Connected No Feature: Undefined EndCall;"
                    + " Connected Transfer: Undefined EndCall Transfer;"
                    + " Connected Conference: Undefined EndCall Confrn ConfList;"
                    + " On Hold: Resume NewCall; Ring In: Answer iDivert";

    /** A state that no published file names keys for. */
    private static final String WITHOUT_USUAL = "Remote In Use";

    private static final int HELP = 300;

    private SoftKeys() {}

    /** What is wrong with the setting; none if a file can be made of it. */
    static List<String> faults(String setting) {
        var faults = new ArrayList<String>();
        var states = new ArrayList<String>(sets(USUAL).keySet());
        states.add(WITHOUT_USUAL);
        sets(setting)
                .forEach(
                        (state, keys) -> {
                            if (!states.contains(state)) {
                                faults.add(
                                        "\"%s\" is no state of a call%s"
                                                .formatted(state, NearWord.hint(state, states)));
                            }
                            if (keys.isEmpty() || keys.size() > KEYS_MAX) {
                                faults.add(
                                        "\"%s\" has %d keys: expected 1 to %d"
                                                .formatted(state, keys.size(), KEYS_MAX));
                            }
                            keys.stream()
                                    .filter(key -> !names().contains(key))
                                    .forEach(
                                            key ->
                                                    faults.add(
                                                            "\"%s\" is no key%s"
                                                                    .formatted(
                                                                            key,
                                                                            NearWord.hint(
                                                                                    key,
                                                                                    names()))));
                        });
        return faults;
    }

    static Bytes content(String setting) {
        Map<String, List<String>> sets = sets(USUAL);
        sets.putAll(sets(setting));
        return Stamp.stamped(file(sets));
    }

    private static XmlText file(Map<String, List<String>> sets) {
        var xml = new XmlText().open("softKeyCfg").leaf(Stamp.ELEMENT, "");
        xml.open("typeSoftKey");
        for (String line : KEYS.lines().toList()) {
            String[] cells = line.split(" ");
            boolean isNone = cells[1].equals("0");
            xml.open("softKeyDef", "keyID", cells[0])
                    .leaf("tag", cells[1])
                    .leaf("eventID", cells[2])
                    .leaf(
                            "helpID",
                            isNone ? "0" : String.valueOf(HELP + Integer.parseInt(cells[2])))
                    .close();
        }
        xml.close().open("softKeySets");
        sets.forEach(
                (state, keys) -> {
                    xml.open("softKeySet", "id", state);
                    keys.forEach(key -> xml.empty("softKey", "keyID", key));
                    xml.close();
                });
        return xml.close().close();
    }

    /** The setting that makes these sets; empty if they are the usual ones. */
    static String setting(Map<String, List<String>> sets) {
        Map<String, List<String>> usual = sets(USUAL);
        var others = new ArrayList<String>();
        sets.forEach(
                (state, keys) -> {
                    if (!keys.equals(usual.get(state))) {
                        others.add(state + ": " + String.join(" ", keys));
                    }
                });
        return String.join("; ", others);
    }

    private static Map<String, List<String>> sets(String setting) {
        var sets = new LinkedHashMap<String, List<String>>();
        for (String part : setting.split(";")) {
            String[] halves = part.split(":", 2);
            if (!part.isBlank()) {
                String keys = halves.length < 2 ? "" : halves[1].strip();
                sets.put(
                        halves[0].strip(),
                        keys.isEmpty() ? List.of() : List.of(keys.split("\\s+")));
            }
        }
        return sets;
    }

    private static List<String> names() {
        return KEYS.lines().map(line -> line.split(" ")[0]).toList();
    }
}
