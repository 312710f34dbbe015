package offhook.lab;

import offhook.address.MacAddress;
import offhook.phone.LoadNameReading;
import offhook.phone.LoadNames;
import offhook.wire.Bytes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One phone on a quiet LAN with a scripted station that has a folder of files. */
final class PhoneBench {
    static final MacAddress MAC = MacAddress.read("001B0C18BDC1").orElseThrow();
    static final String OWN = "SEP" + MAC.digits() + ".cnf.xml";

    final List<String> screen = new ArrayList<>();
    final Map<String, Bytes> folder = new HashMap<>();
    final VirtualLan lan;
    final ScriptedStation station;
    final VirtualPhone phone;

    PhoneBench(PhoneStart start, LanFault... faults) {
        lan = new VirtualLan(42, List.of(faults), (now, phone, what) -> screen.add(what));
        station = new ScriptedStation(lan);
        station.files = (address, name) -> Optional.ofNullable(folder.get(name));
        phone = lan.plugIn(start, 0);
    }

    static PhoneStart running(LabModel model, String load) {
        return PhoneStart.running(model, MAC, load);
    }

    /** Puts a made-up package into the folder. */
    PhoneBench with(String load) {
        folder.putAll(made(load).files());
        return this;
    }

    static MadeUpPackage made(String load) {
        var reading = (LoadNameReading.Named) LoadNames.read(load);
        return MadeUpFirmware.of(reading.name(), 7, MadeUpSizes.ofBytes(3000));
    }

    PhoneBench telling(String load) {
        folder.put(
                OWN,
                Bytes.ofText("<device><loadInformation>" + load + "</loadInformation></device>\n"));
        return this;
    }

    PhoneBench run(Duration length) {
        lan.run(lan.nowNanos() + length.toNanos(), () -> false);
        return this;
    }

    /** What was asked for since the phone was last plugged in, repeats one after another once. */
    List<String> asked() {
        var names = new ArrayList<String>();
        for (String name : station.asked) {
            if (names.isEmpty() || !names.getLast().equals(name)) {
                names.add(name);
            }
        }
        return names;
    }
}
