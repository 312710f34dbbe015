package offhook.explain;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.event.StationEvent;
import offhook.phone.PhoneCatalogue;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a SIP message of a phone says of it: REGISTER, its answer, the headers of both (§5). */
final class SipText {
    private static final Pattern INSTANCE =
            Pattern.compile("urn:uuid:00000000-0000-0000-0000-([0-9a-fA-F]{12})");
    private static final Pattern DEVICE =
            Pattern.compile("devicename\\.ccm\\.cisco\\.com=\"(SEP[0-9A-Fa-f]{12})\"");
    private static final Pattern TYPE = Pattern.compile("model\\.ccm\\.cisco\\.com=\"(\\d{1,9})\"");
    private static final Pattern TAG =
            Pattern.compile("^(?:From|f):.*tag=([0-9a-fA-F]{12})[0-9a-fA-F]{6,}-");
    private static final Pattern ALARM = Pattern.compile("\\bName=(SEP[0-9A-Fa-f]{12})");
    private static final Pattern ALARM_NUMBER =
            Pattern.compile("(?:^\\s*|cisco-alarm:)(\\d{1,2}):? ?Name=SEP");
    private static final Pattern LOAD = Pattern.compile("(?:\\bActiveLoad|\\bLoad)= ?([\\w.()-]+)");
    private static final Pattern REGISTER =
            Pattern.compile("REGISTER sips?:(?:[^@ ;]*@)?([\\w.-]+)");
    private static final Pattern VIA = Pattern.compile("^(?:Via|v): *SIP/2.0/\\w+ " + Words.IP);

    private SipText() {}

    static boolean isSip(String text) {
        return text.startsWith("REGISTER sip") || text.startsWith("SIP/2.0 ");
    }

    /** One line of a message, in any order, into the inventory of its sender. */
    static boolean gather(String line, Inventory inventory) {
        boolean isFound = false;
        Matcher instance = INSTANCE.matcher(line);
        if (instance.find()) {
            inventory.of(MacAddress.read(instance.group(1)));
            isFound = true;
        }
        Matcher device = DEVICE.matcher(line);
        if (device.find()) {
            inventory.named(device.group(1));
        }
        Matcher type = TYPE.matcher(line);
        if (type.find()) {
            String said = "its SIP Contact says device type " + type.group(1);
            inventory.deviceType(Integer.parseInt(type.group(1)), said);
        }
        Matcher alarm = ALARM.matcher(line);
        if (alarm.find()) {
            inventory.named(alarm.group(1));
            isFound = true;
        }
        alarm(line).ifPresent(inventory::told);
        if (line.contains("Load=")) {
            Matcher load = LOAD.matcher(line);
            if (load.find()) {
                inventory.version(load.group(1), "its own report says Load=" + load.group(1));
                isFound = true;
            }
        }
        if (line.contains("Cisco-CP")) {
            inventory.userAgent(line);
            isFound = true;
        }
        Matcher via = VIA.matcher(line);
        if (via.find()) {
            inventory.at(Words.address(via, 1));
        }
        return isFound;
    }

    /** Why it restarted last, if that was no normal reason. */
    private static Optional<StationEvent> alarm(String line) {
        Matcher number = ALARM_NUMBER.matcher(line);
        return number.find() ? LastAlarm.of(Integer.parseInt(number.group(1))) : Optional.empty();
    }

    /** Its calls are tagged with its own address; only believed with a Cisco User-Agent. */
    static Optional<MacAddress> tagged(String line) {
        Matcher tag = TAG.matcher(line);
        return tag.find() ? MacAddress.read(tag.group(1)) : Optional.empty();
    }

    static Optional<StationEvent.RegistrationSeen> registration(String line) {
        Matcher register = REGISTER.matcher(line);
        return register.find()
                ? Optional.of(
                        new StationEvent.RegistrationSeen(
                                "SIP", Ipv4.read(register.group(1)), false, "it sends REGISTER"))
                : Optional.empty();
    }

    /** A whole message of a phone, or of its PBX to it. */
    static List<Clue> read(String text, Ipv4 from, Ipv4 to, PhoneCatalogue catalogue) {
        String[] lines = text.split("\r?\n", 64);
        var inventory = new Inventory(catalogue);
        boolean isAnswer = text.startsWith("SIP/2.0 ");
        boolean isPhones = false;
        boolean isRegister = !isAnswer;
        for (String line : lines) {
            if (line.isEmpty()) {
                break;
            }
            isPhones |= gather(line, inventory);
            isRegister |= line.regionMatches(true, 0, "CSeq:", 0, 5) && line.contains("REGISTER");
        }
        if (!isRegister) {
            return List.of();
        }
        if (isAnswer) {
            return answered(text, inventory.at(Optional.of(to)), from);
        }
        if (!isPhones) {
            return List.of();
        }
        inventory.at(Optional.of(from));
        registration(lines[0])
                .ifPresent(
                        seen ->
                                inventory.told(
                                        new StationEvent.RegistrationSeen(
                                                "SIP", Optional.of(to), false, seen.evidence())));
        return inventory.clues();
    }

    /** Few PBXs repeat in the answer whose it is; then the address has to do. */
    private static List<Clue> answered(String text, Inventory inventory, Ipv4 server) {
        int end = text.indexOf('\r') < 0 ? text.indexOf('\n') : text.indexOf('\r');
        String status = end < 0 ? "" : text.substring("SIP/2.0 ".length(), end).strip();
        boolean isAccepted = status.startsWith("200");
        boolean isOpen =
                status.startsWith("1") || status.startsWith("401") || status.startsWith("407");
        if (status.isEmpty() || isOpen) {
            return List.of();
        }
        return inventory
                .told(
                        new StationEvent.RegistrationSeen(
                                "SIP",
                                Optional.of(server),
                                isAccepted,
                                "the PBX answered its REGISTER with " + status))
                .answers();
    }
}
