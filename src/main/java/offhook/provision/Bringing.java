package offhook.provision;

import offhook.line.Line;
import offhook.line.Pbx;
import offhook.line.Setting;
import offhook.line.SpeedDial;
import offhook.phone.LoadName;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One phone while its files are read, one after the other. */
final class Bringing {
    Optional<String> model = Optional.empty();
    Optional<LoadName> load = Optional.empty();
    final List<Line> lines = new ArrayList<>();
    final List<SpeedDial> speedDials = new ArrayList<>();

    /** What the book has no place for, as words: {@code key 4 of feature 20}. */
    final List<String> leftOut = new ArrayList<>();

    private final Map<String, Pbx> servers = new LinkedHashMap<>();
    private final Map<Setting, String> settings = new EnumMap<>(Setting.class);

    /** What is usual anyway need not be written down. */
    void set(Setting setting, String value) {
        if (value.equals(setting.usual())) {
            settings.remove(setting);
        } else {
            settings.put(setting, value);
        }
    }

    void setUnlessEmpty(Setting setting, String value) {
        if (!value.isEmpty()) {
            set(setting, value);
        }
    }

    void set(Setting setting, boolean value) {
        set(setting, String.valueOf(value));
    }

    /**
     * The name under which the lines find it; the same server has one name. Empty if no file says
     * where it is: then it is the one that is usual here.
     */
    Optional<String> server(Pbx pbx) {
        return pbx.host().isEmpty() ? Optional.empty() : Optional.of(name(pbx));
    }

    private String name(Pbx pbx) {
        for (Map.Entry<String, Pbx> known : servers.entrySet()) {
            if (named(pbx, known.getKey()).equals(known.getValue())) {
                return known.getKey();
            }
        }
        String plain =
                pbx.port() == pbx.kind().usualPort() ? pbx.host() : pbx.host() + ":" + pbx.port();
        String name = plain;
        for (int i = 2; servers.containsKey(name); i++) {
            name = plain + "-" + i;
        }
        servers.put(name, named(pbx, name));
        return name;
    }

    private static Pbx named(Pbx pbx, String name) {
        return new Pbx(
                name,
                pbx.kind(),
                pbx.host(),
                pbx.port(),
                pbx.transport(),
                pbx.outboundProxy(),
                pbx.isBehindNat(),
                pbx.natAddress(),
                pbx.voicemail());
    }

    BroughtPhone done() {
        return new BroughtPhone(
                model, load, lines, speedDials, List.copyOf(servers.values()), settings, leftOut);
    }
}
