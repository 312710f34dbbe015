package offhook.desk;

import offhook.address.Ipv4;

import java.util.IdentityHashMap;
import java.util.Map;

/** The sheets of all scopes, each written once. Belongs to the desk's thread. */
final class ScopeSheets {
    /** By the scope itself: a station has a handful, and to compare two means all their fields. */
    private final Map<Scope, ScopeSheet> sheets = new IdentityHashMap<>();

    ScopeSheet of(Scope scope, Arrival arrival) {
        Ipv4 station = arrival.serverAddress();
        ScopeSheet sheet = sheets.get(scope);
        if (sheet == null || !sheet.station().equals(station)) {
            // Of several interfaces in one subnet the last one's is kept.
            sheet = new ScopeSheet(scope, station);
            sheets.put(scope, sheet);
        }
        return sheet;
    }
}
