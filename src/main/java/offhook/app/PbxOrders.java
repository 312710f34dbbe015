package offhook.app;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.line.LineBook;
import offhook.line.PhoneEntry;
import offhook.line.PhoneSetup;
import offhook.phone.LoadName;
import offhook.phone.LoadNameReading;
import offhook.phone.LoadNames;
import offhook.phone.PhoneCatalogue;
import offhook.phone.PhoneModel;
import offhook.phone.Platform;
import offhook.phone.Protocol;
import offhook.provision.FileOrder;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The phones of a book with the load that each runs or shall run. */
final class PbxOrders {
    /** What most phones are brought to, where nobody says otherwise. */
    private static final String USUAL_JAVA = "9-4-2SR3-1S";

    private static final String USUAL_TWO_STAGE = "P0S3-8-12-00";

    private final PhoneCatalogue catalogue;
    private final Ipv4 station;

    PbxOrders(PhoneCatalogue catalogue, Ipv4 station) {
        this.catalogue = catalogue;
        this.station = station;
    }

    /**
     * @param only of this phone; empty: of all
     * @param model what the phone itself says
     * @param load its target, if it has one
     */
    List<FileOrder> of(
            LineBook book,
            Optional<MacAddress> only,
            Function<MacAddress, Optional<String>> model,
            Function<MacAddress, Optional<String>> load) {
        return book.phones().values().stream()
                .filter(entry -> only.map(entry.mac()::equals).orElse(true))
                .sorted(Comparator.comparing(PhoneEntry::mac))
                .flatMap(
                        entry ->
                                book.setup(entry.mac(), model.apply(entry.mac())).stream()
                                        .map(setup -> order(book, setup, load)))
                .toList();
    }

    private FileOrder order(
            LineBook book, PhoneSetup setup, Function<MacAddress, Optional<String>> load) {
        Optional<PhoneModel> model = setup.model().flatMap(catalogue::named);
        Optional<LoadName> named = load.apply(setup.mac()).flatMap(PbxOrders::load);
        return new FileOrder(
                setup,
                model,
                named.orElseGet(() -> usual(setup, model)),
                station,
                book.usualPbx().map(book.pbxs()::get));
    }

    private static LoadName usual(PhoneSetup setup, Optional<PhoneModel> model) {
        boolean isSccp =
                setup.lines().stream()
                        .flatMap(placed -> placed.pbx().stream())
                        .anyMatch(pbx -> pbx.kind().protocol() == Protocol.SCCP);
        boolean isTwoStage =
                model.filter(known -> known.platform() == Platform.TWO_STAGE).isPresent();
        String prefix =
                model.stream()
                        .flatMap(known -> known.loadPrefixes().stream())
                        .filter(name -> name.startsWith(isSccp ? "SCCP" : "SIP"))
                        .findFirst()
                        .orElse(isSccp ? "SCCP41." : "SIP41.");
        String text = isTwoStage ? USUAL_TWO_STAGE : prefix + USUAL_JAVA;
        return load(text).or(() -> load("SIP41." + USUAL_JAVA)).orElseThrow();
    }

    private static Optional<LoadName> load(String text) {
        return LoadNames.read(text) instanceof LoadNameReading.Named(LoadName name)
                ? Optional.of(name)
                : Optional.empty();
    }
}
