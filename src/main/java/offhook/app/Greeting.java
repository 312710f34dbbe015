package offhook.app;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What {@code serve} says once it serves: what, where, and how to go on. */
final class Greeting {
    private Greeting() {}

    static void say(Console console, Station station, StationSetup setup) {
        console.say(
                "Serving %s: %s, TFTP at %s%s."
                        .formatted(
                                ends(setup.cards()),
                                dhcp(station, setup),
                                ends(station.tftpEnds()),
                                station.phoneHttpEnds().isEmpty()
                                        ? ""
                                        : ", the same files by HTTP at "
                                                + ends(station.phoneHttpEnds())));
        int loads = station.views().library().loads().size();
        console.say(
                loads == 0
                        ? "The library is empty: offhook import FILE… brings firmware in."
                        : "The library has %d loads.".formatted(loads));
        station.pageLink()
                .ifPresent(
                        link ->
                                console.say(
                                        "Page: %s (signs one browser in). Token for programs: %s"
                                                .formatted(link, station.token().text())));
        console.say("Waiting for phones. Ctrl-C stops; nothing is lost by it.");
    }

    private static String dhcp(Station station, StationSetup setup) {
        if (station.dhcpEnds().isEmpty()) {
            return "no DHCP (another server gives the addresses: its options 150 and 66 must say "
                    + setup.desk().station()
                    + ")";
        }
        String whom = setup.desk().scopes().serve().name().toLowerCase(Locale.ROOT);
        return "DHCP for " + whom + " at " + ends(station.dhcpEnds());
    }

    private static String ends(List<?> ends) {
        return ends.stream().map(Object::toString).collect(Collectors.joining(", "));
    }
}
