package offhook.explain;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.event.StationEvent;
import offhook.phone.PhoneCatalogue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Skinny messages on TCP 2000: what a phone says of itself, and whether it was taken in (§5). */
final class SccpMessages {
    static final int PORT = 2000;

    /** Length and version before every message, both little-endian. */
    static final int HEADER_BYTES = 8;

    /** The longest, an XML alarm, has some 2 KB. */
    static final int MESSAGE_BYTES_MAX = 16_384;

    private static final int REGISTER = 0x0001;
    private static final int ALARM = 0x0020;
    private static final int REGISTER_ACK = 0x0081;
    private static final int REGISTER_REJECT = 0x009d;
    private static final int XML_ALARM = 0x015a;

    /**
     * Keys, hooks, lamps, ringers, soft keys and texts: only what has keys and lamps says these.
     */
    private static final Set<Integer> OF_PHONES =
            Set.of(
                    0x03, 0x06, 0x07, 0x26, 0x85, 0x86, 0x88, 0x89, 0x99, 0x110, 0x111, 0x112,
                    0x116);

    private static final Pattern FIELD =
            Pattern.compile("<(?:String|Enum) name=\"(\\w+)\">([^<]*)<");

    private SccpMessages() {}

    /** The length of the message that begins here; -1 if it is none; 0 if that cannot be seen. */
    static int length(ByteBuffer at) {
        if (at.remaining() < 12) {
            return 0;
        }
        ByteBuffer in = at.slice().order(ByteOrder.LITTLE_ENDIAN);
        int length = in.getInt(0);
        int version = in.getInt(4);
        int id = in.getInt(8);
        boolean isSane =
                length >= 4
                        && length + HEADER_BYTES <= MESSAGE_BYTES_MAX
                        && version >= 0
                        && version <= 0xff
                        && id >= 0
                        && id < 0x1000;
        return isSane ? length + HEADER_BYTES : -1;
    }

    /**
     * @param message whole, with its header
     * @param phone the end that is not port 2000
     */
    static List<Clue> read(
            ByteBuffer message,
            Who phone,
            Ipv4 server,
            boolean isOfPhone,
            PhoneCatalogue catalogue) {
        ByteBuffer in = message.slice().order(ByteOrder.LITTLE_ENDIAN);
        int id = in.getInt(8);
        if (id == REGISTER && isOfPhone) {
            return register(in, phone, server, catalogue);
        }
        if (id == XML_ALARM && isOfPhone) {
            return xmlAlarm(text(in, 12, in.limit() - 12), phone, catalogue);
        }
        if (id == ALARM && isOfPhone) {
            return alarm(text(in, 16, Math.min(80, in.limit() - 16)), phone, catalogue);
        }
        if (id == REGISTER_ACK && !isOfPhone) {
            return said(phone.asPhone(), server, true, "the call manager accepted it");
        }
        if (id == REGISTER_REJECT && !isOfPhone) {
            var refusal = text(in, 12, Math.min(33, in.limit() - 12));
            return said(phone.asPhone(), server, false, "the call manager refused it: " + refusal);
        }
        return OF_PHONES.contains(id)
                ? said(phone.asPhone(), server, true, "it and a call manager talk")
                : List.of();
    }

    private static List<Clue> said(Who phone, Ipv4 server, boolean isAccepted, String evidence) {
        return List.of(
                new Clue(
                        phone,
                        new StationEvent.RegistrationSeen(
                                "SCCP", Optional.of(server), isAccepted, evidence)));
    }

    /** Offsets of phones.md §5, byte-checked there. */
    private static List<Clue> register(
            ByteBuffer in, Who phone, Ipv4 server, PhoneCatalogue catalogue) {
        String name = text(in, 12, Math.min(16, in.limit() - 12));
        Optional<MacAddress> mac =
                name.startsWith("SEP") ? MacAddress.read(name) : Optional.empty();
        if (mac.isEmpty() || in.limit() < 44) {
            // A gateway or a conference bridge registers by another name.
            return List.of();
        }
        int type = in.getInt(40);
        var inventory = new Inventory(catalogue).of(mac).at(phone.address());
        inventory.deviceType(type, "its SCCP Register says device type " + type);
        if (in.limit() >= 136) {
            String load = text(in, 104, 32);
            inventory.load(load, "its SCCP Register says " + load);
        }
        inventory.told(
                new StationEvent.RegistrationSeen(
                        "SCCP", Optional.of(server), false, "it sends Register"));
        return inventory.clues();
    }

    static List<Clue> xmlAlarm(String xml, Who phone, PhoneCatalogue catalogue) {
        var inventory = new Inventory(catalogue).at(phone.address());
        Matcher field = FIELD.matcher(xml);
        while (field.find()) {
            switch (field.group(1)) {
                case "DeviceName" -> inventory.named(field.group(2));
                case "ModelNumber" ->
                        inventory.model(field.group(2), "its SCCP alarm says " + field.group(2));
                case "ActiveLoad", "ActiveLoadId" ->
                        inventory.load(field.group(2), "its SCCP alarm says " + field.group(2));
                default -> {
                    // Addresses and neighbours.
                }
            }
        }
        return inventory.clues();
    }

    private static List<Clue> alarm(String text, Who phone, PhoneCatalogue catalogue) {
        var inventory = new Inventory(catalogue).at(phone.address());
        SipText.gather(text, inventory);
        return inventory
                .told(new StationEvent.Note("reports to the call manager: " + text))
                .clues();
    }

    /** Up to a NUL; nothing if the message is too short. */
    private static String text(ByteBuffer in, int at, int length) {
        if (length <= 0 || at + length > in.limit()) {
            return "";
        }
        var bytes = new byte[length];
        in.get(at, bytes);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }
}
