package offhook.line;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was handed in, cut into values that are not judged yet.
 *
 * @param loose lines without a phone: they complete lines of that number
 * @param usualPbx the server for lines that name none; not said: it stays
 * @param faults found while reading
 * @param notes sentences for people
 */
public record Drafts(
        List<PhoneDraft> phones,
        List<KeyDraft> loose,
        List<ServerDraft> servers,
        List<Layer> layers,
        Optional<Cell> usualPbx,
        List<Fault> faults,
        List<String> notes) {
    public Drafts {
        phones = List.copyOf(phones);
        loose = List.copyOf(loose);
        servers = List.copyOf(servers);
        layers = List.copyOf(layers);
        faults = List.copyOf(faults);
        notes = List.copyOf(notes);
    }

    static Drafts ofSheet(
            List<PhoneDraft> phones, List<KeyDraft> loose, List<Fault> faults, List<String> notes) {
        return new Drafts(phones, loose, List.of(), List.of(), Optional.empty(), faults, notes);
    }

    /**
     * Settings for many phones; they replace what was set there before.
     *
     * @param of everybody, a site or a model
     * @param name of the site or the model; empty for everybody
     */
    public record Layer(
            Place place, PhoneSetup.Origin of, String name, Map<Setting, Cell> settings) {
        public Layer {
            settings = Map.copyOf(settings);
        }
    }
}
