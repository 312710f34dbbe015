package offhook.app;

import offhook.line.Pbx;
import offhook.line.PbxKind;
import offhook.line.Transport;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The table {@code [pbx]}: the server for lines that name none. */
final class StationSettingsPbx {
    /** What such lines' server is called where servers have names. */
    static final String NAME = "offhook.toml";

    private static final String HOST = "an address or a name such as 192.168.1.10";

    private StationSettingsPbx() {}

    /** Empty if it names no server. */
    static Optional<Pbx> read(StationSettingsTable table) {
        Optional<String> server = table.value("server", HOST, StationSettingsPbx::host);
        PbxKind kind = table.value("kind", kinds(), PbxKind::named).orElse(PbxKind.OTHER_SIP);
        int port =
                table.value("port", "a port from 1 to 65535", StationSettingsPbx::port)
                        .orElse(kind.usualPort());
        Optional<Transport> transport =
                table.value("transport", "udp, tcp or tls", StationSettingsPbx::transport);
        Optional<String> proxy = table.value("outbound-proxy", HOST, StationSettingsPbx::host);
        boolean isBehindNat =
                table.value("behind-nat", "true or false", StationSettingsPbx::truth)
                        .orElse(kind == PbxKind.PROVIDER);
        Optional<String> natAddress = table.value("nat-address", HOST, StationSettingsPbx::host);
        String voicemail =
                table.value("voicemail", "a number such as *97", StationSettingsPbx::dialled)
                        .orElse("");
        table.refuseOthers();
        return server.map(
                host ->
                        new Pbx(
                                NAME,
                                kind,
                                host,
                                port,
                                transport,
                                proxy,
                                isBehindNat,
                                natAddress,
                                voicemail));
    }

    private static String kinds() {
        return "one of "
                + Arrays.stream(PbxKind.values())
                        .map(PbxKind::word)
                        .collect(Collectors.joining(", "));
    }

    private static Optional<String> host(String name) {
        return Optional.of(name).filter(host -> host.matches("[\\w.:-]+"));
    }

    private static Optional<Integer> port(String text) {
        return Optional.of(text)
                .filter(digits -> digits.matches("\\d{1,5}"))
                .map(Integer::parseInt)
                .filter(number -> number > 0 && number <= 65_535);
    }

    private static Optional<Transport> transport(String word) {
        return Arrays.stream(Transport.values()).filter(it -> it.word().equals(word)).findFirst();
    }

    private static Optional<Boolean> truth(String word) {
        return switch (word) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Optional<String> dialled(String text) {
        return Optional.of(text).filter(digits -> digits.matches("[0-9*#+]{0,30}"));
    }
}
