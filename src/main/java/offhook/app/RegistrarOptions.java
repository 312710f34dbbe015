package offhook.app;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.app.Failures.WrongSettings;

import picocli.CommandLine.Option;

import java.util.Optional;

/** The flag of {@code serve} for the bench registrar. */
final class RegistrarOptions {
    private static final int SIP_PORT = 5060;
    private static final int PORT_MAX = 65_535;

    @Option(
            names = "--bench-registrar",
            paramLabel = "ADDRESS:PORT",
            arity = "0..1",
            fallbackValue = "",
            description =
                    "let the phones of the book register here, to prove that they do; default: this"
                            + " station's address and port 5060")
    private String registrar;

    /** Empty if it was not asked for. */
    Optional<Endpoint> at(Ipv4 station) {
        if (registrar == null) {
            return Optional.empty();
        }
        if (registrar.isEmpty()) {
            return Optional.of(new Endpoint(station, SIP_PORT));
        }
        int colon = registrar.lastIndexOf(':');
        String address = colon < 0 ? registrar : registrar.substring(0, colon);
        String port = colon < 0 ? String.valueOf(SIP_PORT) : registrar.substring(colon + 1);
        Optional<Ipv4> read = Ipv4.read(address);
        boolean isPort =
                port.matches("\\d{1,5}")
                        && Integer.parseInt(port) > 0
                        && Integer.parseInt(port) <= PORT_MAX;
        if (read.isEmpty() || !isPort) {
            throw new WrongSettings(
                    "--bench-registrar \""
                            + PlainText.of(registrar)
                            + "\": expected an address of this machine, with or without a port,"
                            + " such as 192.168.1.1:5060");
        }
        return Optional.of(new Endpoint(read.get(), Integer.parseInt(port)));
    }
}
