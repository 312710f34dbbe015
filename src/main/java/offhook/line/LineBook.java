package offhook.line;

import offhook.address.MacAddress;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that people wrote down about phones. Immutable.
 *
 * @param pbxs by name
 * @param usualPbx for lines that name none
 * @param usual for all phones
 * @param sites by name
 * @param models by the catalogue's name
 */
public record LineBook(
        Map<String, Pbx> pbxs,
        Optional<String> usualPbx,
        Map<Setting, String> usual,
        Map<String, Map<Setting, String>> sites,
        Map<String, Map<Setting, String>> models,
        Map<MacAddress, PhoneEntry> phones) {
    public static final LineBook EMPTY =
            new LineBook(Map.of(), Optional.empty(), Map.of(), Map.of(), Map.of(), Map.of());

    public LineBook {
        pbxs = Map.copyOf(pbxs);
        usual = Map.copyOf(usual);
        sites = Map.copyOf(sites);
        models = Map.copyOf(models);
        phones = Map.copyOf(phones);
    }

    /** The same with this server for lines that name none, unless somebody chose another one. */
    public LineBook withUsual(Pbx pbx) {
        if (usualPbx.isPresent()) {
            return this;
        }
        var servers = new HashMap<>(pbxs);
        servers.putIfAbsent(pbx.name(), pbx);
        return new LineBook(servers, Optional.of(pbx.name()), usual, sites, models, phones);
    }

    /**
     * All that counts for this phone; empty if nobody wrote anything down for it.
     *
     * @param seenModel what the phone itself says, for entries without a model
     */
    public Optional<PhoneSetup> setup(MacAddress mac, Optional<String> seenModel) {
        return Optional.ofNullable(phones.get(mac))
                .map(entry -> PhoneSetup.of(this, entry, entry.model().or(() -> seenModel)));
    }

    /** Not the values: there are thousands, and some are passwords. */
    @Override
    public String toString() {
        return "LineBook[" + phones.size() + " phones, " + pbxs.size() + " servers]";
    }
}
