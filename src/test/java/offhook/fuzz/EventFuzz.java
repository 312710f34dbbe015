package offhook.fuzz;

import offhook.KnownPhones;
import offhook.address.MacAddress;
import offhook.event.Observed;
import offhook.explain.Explainer;
import offhook.explain.Sighting;
import offhook.firmware.Library;
import offhook.store.EventJson;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Any text as a station's events, a line each: {@code KIND JSON}. */
public final class EventFuzz {
    private static final Instant T0 = Instant.parse("2026-03-10T12:00:00Z");
    private static final MacAddress PHONE = new MacAddress(0x001b_0c18_bdc1L);

    private EventFuzz() {}

    /** What Jazzer calls. */
    public static void fuzzerTestOneInput(byte[] input) {
        var explainer = new Explainer(KnownPhones.CATALOGUE, Library.EMPTY);
        Instant at = T0;
        for (String line : new String(input, StandardCharsets.UTF_8).split("\n", 200)) {
            int blank = Math.max(0, line.indexOf(' '));
            if (EventJson.read(line.substring(0, blank), line.substring(blank))
                    instanceof EventJson.Reading.Event(var event)) {
                explainer.take(Sighting.retold(new Observed(at, PHONE, event)));
            }
            at = at.plusSeconds(7);
        }
        explainer.phones();
    }
}
