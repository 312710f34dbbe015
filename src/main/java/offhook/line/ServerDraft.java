package offhook.line;

import java.util.Map;
import java.util.Optional;

/** A server as it was handed in, not judged yet; what was not said is as usual. */
public record ServerDraft(Place place, Map<Field, Cell> cells) {
    public ServerDraft {
        cells = Map.copyOf(cells);
    }

    /** What is said of a server. */
    public enum Field {
        NAME("name"),
        KIND("kind"),
        HOST("host"),
        PORT("port"),
        TRANSPORT("transport"),
        OUTBOUND_PROXY("outboundProxy"),
        BEHIND_NAT("behindNat"),
        NAT_ADDRESS("natAddress"),
        VOICEMAIL("voicemail");

        private final String word;

        Field(String word) {
            this.word = word;
        }

        /** As the API writes it. */
        public String word() {
            return word;
        }
    }

    Optional<Cell> filled(Field field) {
        return Optional.ofNullable(cells.get(field)).filter(cell -> !cell.isEmpty());
    }
}
