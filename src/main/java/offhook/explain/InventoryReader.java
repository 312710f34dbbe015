package offhook.explain;

import offhook.address.MacAddress;
import offhook.event.StationEvent;
import offhook.phone.PhoneCatalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Messages printed over several lines: SIP, CDP and LLDP neighbours as switches and tcpdump show
 * them, a phone's own web page, its reports. What stands together belongs to one phone.
 */
final class InventoryReader implements LineReader {
    private static final Pattern START =
            Pattern.compile(
                    "^(?:REGISTER sips?:|SIP/2\\.0 \\d|Device[- ]ID|Local Intf|HTTP/1\\.\\d"
                            + " \\d|-{3,}|<\\?xml|Welcome to CP-)");
    private static final Pattern NAMED =
            Pattern.compile(
                    "(?:Device[- ]?ID|System Name|Host ?[Nn]ame|<HostName>|DeviceName=|Name=|name:)"
                            + ".*?\\b(SEP[0-9A-Fa-f]{12})\\b(?!\\.(?:cnf|tlv|xml))");
    private static final Pattern SOFTWARE =
            Pattern.compile(
                    "(?:S/W revision|Software [Rr]evision|<appLoadID>|<versionID>|App(?:lication)?"
                        + " [Ll]oad ID|System Desc(?:ription)?|Version(?: String)?)\\b[^:>]*[:>]?"
                        + " *(\\S.*)?$");
    private static final Pattern MODEL =
            Pattern.compile(
                    "(?:Model(?: [Nn]umber)?|<modelNumber>|Platform|System Desc(?:ription)?|Welcome"
                            + " to)\\b[^:>C]*[:>]? *(\\S.*)?$");
    private static final Pattern APP_LOAD = Pattern.compile("<appLoadID>([^<]+)<");
    private static final Pattern MODEL_TAG = Pattern.compile("<modelNumber>([^<]+)<");

    /** In the alarms of the 8.5 loads and later, an XML text in one line. */
    private static final Pattern ALARM_MODEL =
            Pattern.compile("name=\"ModelNumber\">(CP-[\\w-]+)<");

    private static final Pattern MAC_TAG =
            Pattern.compile("(?:<MACAddress>|MAC [Aa]ddress:? )([0-9A-Fa-f:.-]{12,17})\\b");
    private static final Pattern IP =
            Pattern.compile("(?:IP(?:v4)? ?[Aa]ddress|IPv4 \\(1\\)|Chassis id)\\W+" + Words.IP);

    /** {@code show version} of a phone and its screens have no labels before these. */
    private static final Pattern LONE_NAME = Pattern.compile("SEP[0-9A-F]{12}");

    private static final Pattern LONE_MODEL =
            Pattern.compile("Cisco (?:Unified )?IP Phone (?:CP-)?\\d{4}G?(?:-GE)?");
    private static final Pattern FROM = Pattern.compile("\\bfrom (?:\\w+:)?" + Words.IP);
    private static final Pattern SCREEN =
            Pattern.compile(
                    "^(?:System Desc|Version|App(?:lication)? [Ll]oad|Model)[\\w ()]*(?:0x\\w+\\))?"
                            + "(?:, value length: \\d+ bytes)?\\s*:?\\s*$");

    private final PhoneCatalogue catalogue;
    private Inventory inventory;
    private Optional<String> expected = Optional.empty();
    private boolean isAnswer;
    private boolean isRegister;
    private String refusal = "";
    private boolean isShown;
    private boolean isCisco;
    private Optional<MacAddress> tagged = Optional.empty();

    InventoryReader(PhoneCatalogue catalogue) {
        this.catalogue = catalogue;
        this.inventory = new Inventory(catalogue);
    }

    @Override
    public String program() {
        return "what phones say of themselves (SIP, CDP, LLDP, their pages)";
    }

    @Override
    public List<String> words() {
        return List.of(
                "sep",
                "register",
                "sip/2.0",
                "urn:uuid",
                "cisco",
                "load=",
                "via:",
                "v:",
                "cseq",
                "cisco-alarm",
                "from:",
                "f:",
                "---",
                "http/1.",
                "local intf",
                "device",
                "<?xml",
                "welcome to cp-",
                "mac address",
                "<macaddress",
                "ip address",
                "ipv4",
                "chassis id",
                "s/w revision",
                "revision",
                "<",
                "load id",
                "system desc",
                "version",
                "model",
                "platform");
    }

    @Override
    public boolean mayWait() {
        return true;
    }

    @Override
    public boolean isWaiting() {
        return !inventory.isEmpty()
                || expected.isPresent()
                || isAnswer
                || isRegister
                || !refusal.isEmpty();
    }

    @Override
    public LineReading read(LogLine line) {
        String text = line.text();
        boolean starts = line.isHead() || START.matcher(text).find() || isOfAnother(text);
        List<Clue> before = starts ? flush() : List.of();
        boolean isMine = gather(text);
        return isMine || !before.isEmpty()
                ? new LineReading.Understood(before)
                : LineReading.NOT_MINE;
    }

    @Override
    public List<Clue> end() {
        return flush();
    }

    private boolean isOfAnother(String text) {
        Matcher named = NAMED.matcher(text);
        return inventory.mac().isPresent()
                && named.find()
                && !MacAddress.read(named.group(1)).equals(inventory.mac());
    }

    private List<Clue> flush() {
        if (isCisco) {
            inventory.of(tagged);
        }
        if (isAnswer && isRegister) {
            inventory.told(
                    new StationEvent.RegistrationSeen(
                            "SIP", true, "the PBX answered its REGISTER with 200"));
        }
        boolean isRefused = isRegister && !refusal.isEmpty();
        if (isRefused) {
            inventory.told(
                    new StationEvent.RegistrationSeen(
                            "SIP", false, "the PBX answered its REGISTER with " + refusal));
        }
        // An answer need not repeat whom it is for; its Via still has the address.
        boolean isAnswered = isAnswer && isRegister || isRefused;
        List<Clue> said = isAnswered ? inventory.answers() : inventory.clues();
        refusal = "";
        isShown = false;
        inventory = new Inventory(catalogue);
        expected = Optional.empty();
        isAnswer = false;
        isRegister = false;
        isCisco = false;
        tagged = Optional.empty();
        return said;
    }

    private boolean gather(String text) {
        boolean isMine = sip(text);
        if (LONE_MODEL.matcher(text).matches()) {
            inventory.model(text, "it calls itself " + text);
            isShown = true;
            isMine = true;
        }
        if (isShown && LONE_NAME.matcher(text).matches()) {
            inventory.named(text);
            isMine = true;
        }
        if (text.contains("Cisco-CP")) {
            Matcher from = FROM.matcher(text);
            inventory.at(from.find() ? Words.address(from, 1) : Optional.empty());
        }
        Matcher named = NAMED.matcher(text);
        if (named.find()) {
            inventory.named(named.group(1));
            isMine = true;
        }
        Matcher mac = MAC_TAG.matcher(text);
        if (mac.find()) {
            inventory.of(Words.mac(mac.group(1)));
            isMine = true;
        }
        Matcher ip = IP.matcher(text);
        if (ip.find()) {
            inventory.at(Words.address(ip, 1));
        }
        isMine |= labelled(text);
        if (expected.isPresent() && !text.isBlank()) {
            isMine |= valued(text, expected.get());
            expected = Optional.empty();
        }
        if (SCREEN.matcher(text).matches()) {
            expected = Optional.of(text);
            isMine = true;
        }
        return isMine;
    }

    /** The value stands on the line behind its label. */
    private boolean valued(String text, String label) {
        boolean isModel = label.startsWith("Model") || label.startsWith("System Desc");
        if (isModel) {
            inventory.model(text, "it calls itself " + text);
        }
        if (!label.startsWith("Model")) {
            inventory.load(text, "it says of itself " + text);
        }
        return true;
    }

    private boolean labelled(String text) {
        var said = new ArrayList<String>();
        Matcher load = APP_LOAD.matcher(text);
        if (load.find()) {
            inventory.load(load.group(1), "its own page says " + load.group(1));
            said.add(load.group(1));
        }
        Matcher model = MODEL_TAG.matcher(text);
        if (model.find()) {
            inventory.model(model.group(1), "its own page says " + model.group(1));
            said.add(model.group(1));
        }
        Matcher alarm = ALARM_MODEL.matcher(text);
        if (alarm.find()) {
            inventory.model(alarm.group(1), "its own report says " + alarm.group(1));
            said.add(alarm.group(1));
        }
        Matcher software = SOFTWARE.matcher(text);
        if (said.isEmpty() && software.lookingAt() && software.group(1) != null) {
            inventory.load(software.group(1), "it says of itself " + software.group(1));
            said.add(software.group(1));
        }
        Matcher kind = MODEL.matcher(text);
        if (kind.lookingAt() && kind.group(1) != null) {
            String name = quoted(kind.group(1));
            inventory.model(name, "it calls itself " + name);
            said.add(name);
        }
        return !said.isEmpty();
    }

    /** tcpdump writes {@code value length: 19 bytes: 'Cisco IP Phone 8851'}. */
    private static String quoted(String text) {
        int first = text.indexOf('\'');
        int last = text.lastIndexOf('\'');
        return first >= 0 && last > first ? text.substring(first + 1, last) : text;
    }

    private boolean sip(String text) {
        boolean isMine = SipText.gather(text, inventory);
        Optional<StationEvent.RegistrationSeen> registration = SipText.registration(text);
        registration.ifPresent(inventory::told);
        if (text.contains("REGISTER WITH CM")) {
            inventory.told(new StationEvent.RegistrationSeen("SCCP", false, "it sends Register"));
        }
        isAnswer |= text.startsWith("SIP/2.0 200");
        // 401 and 407 ask for the password.
        if (text.startsWith("SIP/2.0 ") && !text.startsWith("1", 8) && !text.startsWith("200", 8)) {
            boolean isChallenge = text.startsWith("401", 8) || text.startsWith("407", 8);
            refusal = isChallenge ? "" : text.substring(8).strip();
        }
        isRegister |= text.startsWith("CSeq:") && text.contains("REGISTER");
        isCisco |= text.contains("Cisco-CP");
        tagged = tagged.or(() -> SipText.tagged(text));
        return isMine || registration.isPresent();
    }
}
