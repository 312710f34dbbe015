package offhook.explain;

import offhook.address.MacAddress;
import offhook.event.StationEvent;
import offhook.phone.PhoneCatalogue;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cisco's own PBXs of the phones that they know: CallManager's alarms ({@code
 * %UC_CALLMANAGER-6-EndPointRegistered: %[DeviceName=SEP…][IPAddress=…]}) and traces, and Call
 * Manager Express ({@code %IPPHONE-6-REGISTER: ephone-1:SEP… IP:…}).
 */
final class CallManagerReader implements LineReader {
    private static final Pattern NAME =
            Pattern.compile("(?:DeviceName=|DevName=|ephone-\\d+:|Name=)(SEP[0-9A-F]{12})\\b");
    private static final Pattern ADDRESS =
            Pattern.compile("(?:IPAddress=|DeviceIPAddress=|IPv4=| IP:)" + Words.IP);
    private static final Pattern TYPE = Pattern.compile("DeviceType=(\\d{1,6})\\b");
    private static final Pattern LOAD =
            Pattern.compile("(?:LoadID|ActiveLoadID)=([\\w.()-]{4,40})");
    private static final Pattern PROTOCOL = Pattern.compile("Protocol=(SIP|SCCP)");
    private static final Pattern REASON = Pattern.compile("\\[Reason(?:Code)?=([^\\]]{1,60})\\]");

    private static final String UNREGISTERED = "EndPointUnregistered";

    private final PhoneCatalogue catalogue;

    CallManagerReader(PhoneCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public String program() {
        return "Cisco's call manager";
    }

    @Override
    public List<String> words() {
        return List.of("endpoint", "-register", "unregister", "registerreq", "registerrej");
    }

    @Override
    public LineReading read(LogLine line) {
        String text = line.text();
        Matcher name = NAME.matcher(text);
        if (!name.find()) {
            return LineReading.NOT_MINE;
        }
        var inventory = new Inventory(catalogue).of(MacAddress.read(name.group(1)));
        Matcher address = ADDRESS.matcher(text);
        inventory.at(address.find() ? Words.address(address, 1) : Optional.empty());
        Matcher type = TYPE.matcher(text);
        if (type.find()) {
            int number = Integer.parseInt(type.group(1));
            inventory.deviceType(number, "its call manager knows device type " + number);
        }
        Matcher load = LOAD.matcher(text);
        if (load.find()) {
            inventory.load(load.group(1), "its call manager says " + load.group(1));
        }
        registration(text).ifPresent(inventory::told);
        return new LineReading.Understood(inventory.clues());
    }

    private static Optional<StationEvent> registration(String text) {
        Matcher said = PROTOCOL.matcher(text);
        String protocol = said.find() ? said.group(1) : "SCCP";
        if (text.contains(UNREGISTERED) || text.contains("UNREGISTER")) {
            Matcher reason = REASON.matcher(text);
            String why = reason.find() ? ", reason " + reason.group(1) : "";
            return Optional.of(new StationEvent.Note("left its call manager" + why));
        }
        if (text.contains("TransientConnection") || text.contains("RegisterReject")) {
            return Optional.of(
                    new StationEvent.RegistrationSeen(
                            protocol, false, "its call manager refused it"));
        }
        if (text.contains("EndPointRegistered") || text.contains("-REGISTER:")) {
            return Optional.of(
                    new StationEvent.RegistrationSeen(
                            protocol, true, "its call manager took it in"));
        }
        return text.contains("RegisterReq")
                ? Optional.of(
                        new StationEvent.RegistrationSeen(protocol, false, "it sends Register"))
                : Optional.empty();
    }
}
