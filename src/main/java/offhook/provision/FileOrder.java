package offhook.provision;

import offhook.address.Ipv4;
import offhook.line.Pbx;
import offhook.line.PhoneSetup;
import offhook.line.Setting;
import offhook.line.Transport;
import offhook.phone.LoadName;
import offhook.phone.PhoneModel;
import offhook.phone.Protocol;

import java.util.List;
import java.util.Optional;

/**
 * What one phone's files are written from.
 *
 * @param model empty while only its platform is known, which the load tells
 * @param load what it runs, or shall run once it has these files
 * @param station where it finds this station
 * @param usualPbx the server of phones whose lines name none; SCCP needs one without any line
 */
public record FileOrder(
        PhoneSetup setup,
        Optional<PhoneModel> model,
        LoadName load,
        Ipv4 station,
        Optional<Pbx> usualPbx) {
    /** From 9.0 on SIP over UDP is unreliable on these phones (config-files.md §2.4). */
    private static final int TCP_MAJOR = 9;

    public boolean isSip() {
        return load.protocol().filter(Protocol.SIP::equals).isPresent();
    }

    boolean isNine() {
        return load.platform().isJava() && load.version().major() >= TCP_MAJOR;
    }

    /** Empty settings say nothing; then what is usual counts where something has to stand. */
    String value(Setting setting) {
        String value = setup.value(setting);
        return value.isEmpty() ? setting.usual() : value;
    }

    boolean isOn(Setting setting) {
        return value(setting).equals("true");
    }

    List<PhoneSetup.PlacedLine> lines() {
        return setup.lines();
    }

    /** How its lines reach their server; empty if it speaks no SIP, or knows no server. */
    public Optional<Transport> transport() {
        if (!isSip() || server().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                load.platform().isJava() ? Registration.of(this).transport() : Transport.UDP);
    }

    /** The server of the first line, or the usual one. */
    Optional<Pbx> server() {
        return lines().stream().findFirst().flatMap(PhoneSetup.PlacedLine::pbx).or(() -> usualPbx);
    }

    @Override
    public String toString() {
        return "files of " + setup.mac() + " for " + load.text();
    }
}
