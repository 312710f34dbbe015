package offhook.explain;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.phone.PhoneCatalogue;
import offhook.wire.ByteReader;
import offhook.wire.Bytes;
import offhook.wire.MalformedException;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** CDP and LLDP-MED: a phone tells the switch its name, model and load (phones.md §5). */
final class Neighbours {
    private Neighbours() {}

    static List<Clue> cdp(
            ByteBuffer payload, Optional<MacAddress> source, PhoneCatalogue catalogue) {
        var inventory = new Inventory(catalogue);
        var in = new ByteReader(payload);
        try {
            in.skip("version, time to live, checksum", 4);
            while (in.remaining() >= 4) {
                int type = in.u16("type");
                int length = in.u16("length");
                Bytes value = in.bytes("value", Math.max(0, length - 4));
                switch (type) {
                    case 1 -> inventory.named(value.text());
                    case 2 -> inventory.at(address(value));
                    case 5 -> inventory.load(value.text(), "its CDP says " + clean(value));
                    case 6 -> inventory.model(value.text(), "its CDP says " + clean(value));
                    default -> {
                        // Port, duplex, power, voice VLAN.
                    }
                }
            }
        } catch (MalformedException cut) {
            // What came before the cut is as good as ever.
        }
        return phones(inventory);
    }

    /** Count, then protocol type and length, protocol, address length, address. */
    private static Optional<Ipv4> address(Bytes value) throws MalformedException {
        var in = new ByteReader(value);
        if (in.remaining() < 13 || in.i32("count") < 1) {
            return Optional.empty();
        }
        boolean isIpv4 =
                in.u8("protocol type") == 1
                        && in.u8("protocol length") == 1
                        && in.u8("protocol") == 0xcc
                        && in.u16("address length") == 4;
        return isIpv4 ? Optional.of(new Ipv4(in.i32("address"))) : Optional.empty();
    }

    static List<Clue> lldp(
            ByteBuffer payload, Optional<MacAddress> source, PhoneCatalogue catalogue) {
        var inventory = new Inventory(catalogue);
        var in = new ByteReader(payload);
        try {
            while (in.remaining() >= 2) {
                int head = in.u16("type and length");
                Bytes value = in.bytes("value", head & 0x1ff);
                gather(head >> 9, value, inventory);
            }
        } catch (MalformedException cut) {
            // What came before the cut is as good as ever.
        }
        return phones(inventory);
    }

    private static void gather(int type, Bytes value, Inventory inventory) {
        switch (type) {
            case 1 -> {
                // Chassis: subtype 5 is a network address, of family 1.
                if (value.size() == 6 && value.at(0) == 5 && value.at(1) == 1) {
                    inventory.at(Optional.of(Ipv4.of(value.slice(2, 6))));
                }
            }
            case 5 -> inventory.named(value.text());
            case 6 -> {
                inventory.model(value.text(), "its LLDP says " + clean(value));
                inventory.load(value.text(), "its LLDP says " + clean(value));
            }
            case 127 -> inventory(value, inventory);
            default -> {
                // Ports, capabilities, management addresses.
            }
        }
    }

    /** TIA-1057 §10.2.6: OUI 00-12-bb, then 7 the software, 10 the model. */
    private static void inventory(Bytes value, Inventory inventory) {
        boolean isMed =
                value.size() > 4
                        && value.at(0) == 0x00
                        && value.at(1) == 0x12
                        && value.at(2) == 0xbb;
        if (!isMed) {
            return;
        }
        Bytes text = value.slice(4, value.size());
        switch (value.at(3)) {
            case 7 -> inventory.load(text.text(), "its LLDP-MED says " + clean(text));
            case 10 -> inventory.model(text.text(), "its LLDP-MED says " + clean(text));
            default -> {
                // Hardware, loader, serial number, maker.
            }
        }
    }

    /** Switches and access points speak both protocols as well. */
    private static List<Clue> phones(Inventory inventory) {
        return inventory.mac().isPresent() ? inventory.clues() : List.of();
    }

    private static String clean(Bytes value) {
        return value.text().replace('\0', ' ').replace('\n', ' ').strip();
    }
}
