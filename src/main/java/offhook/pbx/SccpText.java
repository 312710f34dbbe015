package offhook.pbx;

import offhook.address.Ipv4;
import offhook.line.Line;
import offhook.line.Pbx;
import offhook.line.PhoneSetup;
import offhook.line.SpeedDial;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * With SCCP the server gives the phone its keys (config-files.md §3), so it has to be told of each.
 */
final class SccpText {
    private SccpText() {}

    static List<PbxText> chanSccp(Pbx pbx, List<PhoneSetup> phones) {
        var texts = new ArrayList<PbxText>();
        texts.add(
                new PbxText(
                        "/etc/asterisk/sccp.conf, in [general], once",
                        "bindaddr = 0.0.0.0\nport = " + pbx.port() + "\n",
                        List.of("permit the phones' network, if deny and permit are used")));
        Map<String, Line> lines = new LinkedHashMap<>();
        for (PhoneSetup phone : phones) {
            phone.lines().forEach(it -> lines.putIfAbsent(it.line().number(), it.line()));
            texts.add(
                    new PbxText(
                            "/etc/asterisk/sccp.conf, phone " + phone.mac(),
                            device(phone),
                            List.of()));
        }
        lines.values()
                .forEach(
                        line ->
                                texts.add(
                                        new PbxText(
                                                "/etc/asterisk/sccp.conf, line " + line.number(),
                                                line(line, pbx),
                                                List.of())));
        return texts;
    }

    private static String device(PhoneSetup phone) {
        var text = new StringBuilder("[").append(phone.mac().deviceName()).append("]\n");
        text.append("type = device\n");
        phone.model().ifPresent(it -> text.append("devicetype = ").append(digits(it)).append('\n'));
        if (!phone.description().isEmpty()) {
            text.append("description = ").append(IniText.words(phone.description())).append('\n');
        }
        phone.lines()
                .forEach(
                        it ->
                                text.append("button = line, ")
                                        .append(it.line().number())
                                        .append('\n'));
        int place = phone.lines().size();
        for (SpeedDial dial : phone.speedDials()) {
            while (++place < dial.button()) {
                text.append("button = empty\n");
            }
            String label = dial.label().isEmpty() ? dial.number() : dial.label();
            text.append("button = speeddial, ")
                    .append(IniText.words(label))
                    .append(", ")
                    .append(IniText.value(dial.number()))
                    .append(dial.watches() ? ", " + dial.number() + "@hints" : "")
                    .append('\n');
        }
        return text.toString();
    }

    private static String line(Line line, Pbx pbx) {
        String label = line.label().isEmpty() ? line.number() : line.label();
        String name = line.displayName().isEmpty() ? label : line.displayName();
        String voicemail = line.voicemail().orElse(pbx.voicemail());
        return """
        [%1$s]
        type = line
        label = %2$s
        description = %3$s
        cid_name = %3$s
        cid_num = %1$s
        mailbox = %1$s
        context = from-internal
        """
                        .formatted(line.number(), IniText.words(label), IniText.words(name))
                + (voicemail.isEmpty() ? "" : "vmnum = " + IniText.value(voicemail) + "\n");
    }

    static List<PbxText> cme(Pbx pbx, List<PhoneSetup> phones) {
        var text = new StringBuilder("telephony-service\n");
        text.append(" ip source-address %s port %d\n".formatted(pbx.host(), pbx.port()));
        text.append(" max-ephones ").append(phones.size()).append('\n');
        var directory = new LinkedHashMap<String, Integer>();
        var numbers = new StringBuilder();
        var ephones = new StringBuilder();
        int tag = 0;
        for (PhoneSetup phone : phones) {
            for (PhoneSetup.PlacedLine placed : phone.lines()) {
                Line line = placed.line();
                if (directory.putIfAbsent(line.number(), directory.size() + 1) == null) {
                    numbers.append(
                            "ephone-dn %d dual-line\n number %s\n"
                                    .formatted(directory.size(), line.number()));
                    append(numbers, " name ", line.displayName());
                    append(numbers, " label ", line.label());
                }
            }
            ephones.append(ephone(++tag, phone, directory));
        }
        text.append(" max-dn ").append(directory.size()).append('\n');
        text.append(" create cnf-files\n").append(numbers).append(ephones);
        var notes = new ArrayList<String>();
        notes.add(
                "numbers of ephone and ephone-dn begin at 1 here: choose others if the router has"
                        + " some already");
        if (Ipv4.read(pbx.host()).isEmpty()) {
            notes.add(
                    "ip source-address takes an address and no name: put the router's own in place"
                            + " of "
                            + pbx.host());
        }
        return List.of(new PbxText("the router's configuration mode", text.toString(), notes));
    }

    private static String ephone(int tag, PhoneSetup phone, Map<String, Integer> directory) {
        var text = new StringBuilder("ephone ").append(tag).append('\n');
        text.append(" mac-address ").append(dotted(phone)).append('\n');
        phone.model().ifPresent(it -> text.append(" type ").append(digits(it)).append('\n'));
        var buttons = new StringBuilder();
        phone.lines()
                .forEach(
                        it ->
                                buttons.append(
                                        " %d:%d"
                                                .formatted(
                                                        it.line().button(),
                                                        directory.get(it.line().number()))));
        if (!buttons.isEmpty()) {
            text.append(" button").append(buttons).append('\n');
        }
        int place = 0;
        for (SpeedDial dial : phone.speedDials()) {
            text.append(
                    " speed-dial %d %s%s\n"
                            .formatted(
                                    ++place,
                                    dial.number(),
                                    dial.label().isEmpty()
                                            ? ""
                                            : " label \"" + words(dial.label()) + "\""));
        }
        return text.append("!\n").toString();
    }

    private static void append(StringBuilder text, String word, String value) {
        if (!value.isEmpty()) {
            text.append(word).append(words(value)).append('\n');
        }
    }

    /** 001B.0C18.BDC1, as IOS writes it. */
    private static String dotted(PhoneSetup phone) {
        String digits = phone.mac().digits();
        return digits.substring(0, 4) + "." + digits.substring(4, 8) + "." + digits.substring(8);
    }

    /** 7941G-GE is 7941GE to both. */
    private static String digits(String model) {
        return model.replace("G-GE", "GE");
    }

    private static String words(String text) {
        return text.replaceAll("[\"!?\\p{Cntrl}]", " ").strip();
    }

    static List<PbxText> cucm(List<PhoneSetup> phones) {
        var texts = new ArrayList<PbxText>();
        for (PhoneSetup phone : phones) {
            var text = new StringBuilder();
            text.append("Phone Type: Cisco ").append(phone.model().orElse("(its model)"));
            text.append("\nProtocol: SCCP\nMAC Address: ")
                    .append(phone.mac().digits())
                    .append('\n');
            text.append("Description: ").append(phone.description()).append('\n');
            phone.lines()
                    .forEach(
                            it ->
                                    text.append("Line [")
                                            .append(it.line().button())
                                            .append("]: Directory Number ")
                                            .append(it.line().number())
                                            .append('\n'));
            texts.add(
                    new PbxText(
                            "Device, Phone, Add New: " + phone.mac().deviceName(),
                            text.append("Save, Apply Config\n").toString(),
                            List.of(
                                    "CUCM wants to serve the phone's files itself: let options 150"
                                            + " and 66 name it once the phones have their load")));
        }
        return texts;
    }
}
