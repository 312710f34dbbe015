package offhook.pbx;

import offhook.address.MacAddress;
import offhook.line.Line;
import offhook.line.Pbx;
import offhook.line.PhoneSetup;
import offhook.line.Transport;
import offhook.provision.FileOrder;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The texts of each server that phones register at. */
public final class PbxTexts {
    private PbxTexts() {}

    /** What one server has to be told. */
    public record OfServer(Pbx pbx, List<PbxText> texts) {
        public OfServer {
            texts = List.copyOf(texts);
        }
    }

    /**
     * Sorted by server; lines without a server are left out.
     *
     * @param phones each with the load that it runs or shall run
     * @param withPasswords else a word stands where one belongs
     */
    public static List<OfServer> of(List<FileOrder> phones, boolean withPasswords) {
        Map<Pbx, List<FileOrder>> byServer = new LinkedHashMap<>();
        for (FileOrder phone : phones) {
            phone.setup().lines().stream()
                    .flatMap(placed -> placed.pbx().stream())
                    .distinct()
                    .forEach(
                            pbx ->
                                    byServer.computeIfAbsent(pbx, any -> new ArrayList<>())
                                            .add(phone));
        }
        return byServer.entrySet().stream()
                .map(server -> of(server.getKey(), server.getValue(), withPasswords))
                .sorted(Comparator.comparing(server -> server.pbx().name()))
                .toList();
    }

    private static OfServer of(Pbx pbx, List<FileOrder> phones, boolean withPasswords) {
        List<PhoneSetup> setups = phones.stream().map(phone -> only(phone.setup(), pbx)).toList();
        List<PbxText> texts =
                switch (pbx.kind()) {
                    case ASTERISK_PJSIP ->
                            AsteriskText.pjsip(pbx, accounts(pbx, phones, withPasswords));
                    case ASTERISK_CHAN_SIP ->
                            AsteriskText.chanSip(pbx, accounts(pbx, phones, withPasswords));
                    case FREEPBX -> FreePbxText.of(pbx, accounts(pbx, phones, withPasswords));
                    case FREESWITCH -> FreeSwitchText.of(pbx, accounts(pbx, phones, withPasswords));
                    case OTHER_SIP -> PlainSipText.other(pbx, accounts(pbx, phones, withPasswords));
                    case PROVIDER ->
                            PlainSipText.provider(pbx, accounts(pbx, phones, withPasswords));
                    case CHAN_SCCP -> SccpText.chanSccp(pbx, setups);
                    case CME -> SccpText.cme(pbx, setups);
                    case CUCM -> SccpText.cucm(setups);
                };
        return new OfServer(pbx, texts);
    }

    /** With the lines that register there. */
    private static PhoneSetup only(PhoneSetup setup, Pbx pbx) {
        return new PhoneSetup(
                setup.mac(),
                setup.model(),
                setup.description(),
                setup.lines().stream()
                        .filter(placed -> placed.pbx().equals(Optional.of(pbx)))
                        .toList(),
                setup.speedDials(),
                setup.settings());
    }

    private static List<Account> accounts(Pbx pbx, List<FileOrder> phones, boolean withPasswords) {
        Map<String, List<FileOrder>> byNumber = new LinkedHashMap<>();
        Map<String, Line> lines = new LinkedHashMap<>();
        for (FileOrder phone : phones) {
            for (PhoneSetup.PlacedLine placed : only(phone.setup(), pbx).lines()) {
                lines.putIfAbsent(placed.line().number(), placed.line());
                byNumber.computeIfAbsent(placed.line().number(), any -> new ArrayList<>())
                        .add(phone);
            }
        }
        return lines.values().stream()
                .map(line -> account(pbx, line, byNumber.get(line.number()), withPasswords))
                .toList();
    }

    private static Account account(
            Pbx pbx, Line line, List<FileOrder> phones, boolean withPasswords) {
        List<Transport> transports =
                phones.stream()
                        .map(phone -> phone.transport().or(pbx::transport).orElse(Transport.UDP))
                        .distinct()
                        .toList();
        boolean isShown = withPasswords && !line.password().isEmpty();
        List<MacAddress> macs = phones.stream().map(phone -> phone.setup().mac()).toList();
        return new Account(
                line,
                transports.contains(Transport.TCP) ? Transport.TCP : transports.getFirst(),
                transports.size() > 1,
                macs,
                isShown ? line.password().text() : "PASSWORD-OF-" + line.number());
    }
}
