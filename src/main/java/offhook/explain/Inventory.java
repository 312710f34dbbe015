package offhook.explain;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.boot.OriginEvidence;
import offhook.event.StationEvent;
import offhook.phone.Certainty;
import offhook.phone.LoadName;
import offhook.phone.LoadNames;
import offhook.phone.PhoneCatalogue;
import offhook.phone.PhoneModel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a phone says of itself in CDP, LLDP-MED, SIP, SCCP or on its web page, gathered piece by
 * piece (phones.md §5).
 */
final class Inventory {
    private static final Pattern AGENT =
            Pattern.compile("Cisco-CP(\\d{4}G?(?:-GE)?)(?:-3PCC)?/([\\w.-]+)");
    private static final Pattern MODEL =
            Pattern.compile("(?:IP Phone |CP-)(\\d{4}[\\w-]*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern LOADERS =
            Pattern.compile("TERM\\d\\d_LOAD|79XX_default_load", Pattern.CASE_INSENSITIVE);
    private static final Pattern TOKEN = Pattern.compile("[\\w.()-]{6,64}");

    private final PhoneCatalogue catalogue;
    private Optional<MacAddress> mac = Optional.empty();
    private Optional<Ipv4> address = Optional.empty();
    private Optional<StationEvent.ModelLearned> model = Optional.empty();
    private Optional<StationEvent.LoadLearned> load = Optional.empty();
    private final List<StationEvent> others = new ArrayList<>();

    Inventory(PhoneCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    boolean isEmpty() {
        return mac.isEmpty() && model.isEmpty() && load.isEmpty() && others.isEmpty();
    }

    Optional<MacAddress> mac() {
        return mac;
    }

    Inventory of(Optional<MacAddress> owner) {
        mac = mac.or(() -> owner);
        return this;
    }

    Inventory at(Optional<Ipv4> seen) {
        address = address.or(() -> seen).filter(ip -> !ip.isAny());
        return this;
    }

    /** {@code SEP001B0C18BDC1}; other devices have other names. */
    Inventory named(String name) {
        String text = name.strip();
        return text.regionMatches(true, 0, "SEP", 0, 3) ? of(MacAddress.read(text)) : this;
    }

    /** {@code Cisco IP Phone 7962G,V12, SCCP42.9-3-1ES27S}, {@code CP-7962G}. */
    Inventory model(String text, String said) {
        Matcher match = MODEL.matcher(text);
        Optional<PhoneModel> found =
                match.find() ? catalogue.named(match.group(1)) : catalogue.named(text.strip());
        return model(found, said);
    }

    Inventory deviceType(int number, String said) {
        return model(catalogue.ofDeviceType(number), said);
    }

    private Inventory model(Optional<PhoneModel> found, String said) {
        model =
                model.or(
                        () ->
                                found.map(
                                        it ->
                                                new StationEvent.ModelLearned(
                                                        it.name(), Certainty.PROVED, said)));
        return this;
    }

    /** A text that holds the load's name, perhaps among other words. */
    Inventory load(String text, String said) {
        if (LOADERS.matcher(text).find()) {
            learned(OriginEvidence.FACTORY_LOADER, Certainty.PROVED, said);
            return this;
        }
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            Optional<LoadName> name = LoadNames.named(token.group());
            if (name.isPresent()) {
                boolean isLoader = name.get() instanceof LoadName.UniversalLoader;
                learned(
                        name.get().text(),
                        isLoader ? Certainty.LIKELY : Certainty.PROVED,
                        isLoader ? said + ", which may be the loader only" : said);
                return this;
            }
        }
        return this;
    }

    /** A version that is not written like a load's name: {@code 9.4(2SR3.1S)}. */
    Inventory version(String text, String said) {
        load(text, said);
        if (load.isEmpty()) {
            learned(text, Certainty.LIKELY, said);
        }
        return this;
    }

    /** {@code Cisco-CP7960G/8.0} says the model, and of the version what Cisco chose to say. */
    Inventory userAgent(String text) {
        Matcher match = AGENT.matcher(text);
        if (match.find()) {
            String said = "its SIP User-Agent says " + match.group();
            model(match.group(1), said);
            if (load.isEmpty()) {
                learned("SIP " + match.group(2), Certainty.LIKELY, said);
            }
        }
        return this;
    }

    Inventory told(StationEvent event) {
        if (others.stream().noneMatch(event::equals)) {
            others.add(event);
        }
        return this;
    }

    private void learned(String name, Certainty certainty, String said) {
        boolean isBetter =
                load.map(StationEvent.LoadLearned::load).flatMap(LoadNames::named).isEmpty();
        if (isBetter) {
            load = Optional.of(new StationEvent.LoadLearned(name, certainty, said));
        }
    }

    /** What somebody else said to it; it may be known by its address only. */
    List<Clue> answers() {
        boolean isKnown = model.isPresent() || load.isPresent() || mac.isPresent();
        return isKnown || address.isEmpty()
                ? clues()
                : others.stream().map(it -> new Clue(Who.at(address.get()), it)).toList();
    }

    /** Nothing if it does not say of whom it speaks, or is no phone's. */
    List<Clue> clues() {
        boolean isPhone = model.isPresent() || load.isPresent() || mac.isPresent();
        if (!isPhone) {
            return List.of();
        }
        Who who = Who.of(mac, address).asPhone();
        var clues = new ArrayList<Clue>();
        model.ifPresent(it -> clues.add(new Clue(who, it)));
        load.ifPresent(it -> clues.add(new Clue(who, it)));
        others.forEach(it -> clues.add(new Clue(who, it)));
        if (clues.isEmpty()) {
            clues.add(new Clue(who, new StationEvent.Note("is named in the input")));
        }
        return clues;
    }
}
