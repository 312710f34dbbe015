package offhook.firmware;

import offhook.phone.LoadName;
import offhook.phone.Protocol;

import java.util.ArrayList;
import java.util.List;

/**
 * The rules of firmware.md §4.1 once more, written from the table and not from {@link HopRules}:
 * what must not be between a load and the next. Numbers are major, minor, maintenance as 80309.
 */
final class RuleBook {
    private RuleBook() {}

    static List<String> broken(LoadName from, LoadName to) {
        var broken = new ArrayList<String>();
        if (from.platform() != to.platform()) {
            broken.add("platform");
        } else if (from.platform().isJava()) {
            java(from, to, broken);
        } else if (from.platform() == offhook.phone.Platform.TWO_STAGE) {
            twoStage(from, to, broken);
        }
        return broken;
    }

    private static void twoStage(LoadName from, LoadName to, List<String> broken) {
        int old = number(from);
        int next = number(to);
        if (old >= 50000 && next < 50000) {
            broken.add("A2");
        }
        if (speaks(from, Protocol.SCCP) && speaks(to, Protocol.SCCP)) {
            if (old < 50000 && next >= 60000) {
                broken.add("A3");
            }
        }
        if (speaks(from, Protocol.SIP) && speaks(to, Protocol.SIP)) {
            sip(old, next, broken);
        }
        if (speaks(from, Protocol.SCCP) && speaks(to, Protocol.SIP)) {
            if (old < 50000 && next >= 50000) {
                broken.add("A8");
            }
            if (old >= 50000 && old < 60000 && next >= 70000) {
                broken.add(next < 80000 ? "A10" : "A11");
            }
        }
        if (speaks(from, Protocol.SIP) && speaks(to, Protocol.SCCP)) {
            if (old < 70000 && next >= 50000) {
                broken.add("A9");
            }
        }
    }

    /** The ladder: 4.4, 5.3, 6.x, 7.x, each before the next; down only from the top. */
    private static void sip(int old, int next, List<String> broken) {
        int highest =
                old < 40400
                        ? 50000
                        : old < 50000 ? 60000 : old < 50300 ? 60000 : old < 60000 ? 70000 : 80000;
        if (old < 70000 && next >= highest) {
            broken.add(old < 50000 ? "A5" : "A6");
        }
        if (old < 70000 && next < old) {
            broken.add("A7");
        }
    }

    private static void java(LoadName from, LoadName to, List<String> broken) {
        if (number(from) < 80303 && isAfter852(to)) {
            broken.add("B1");
        }
        if (isAfter852(from) && number(to) < 80303) {
            broken.add("B4");
        }
    }

    private static boolean isAfter852(LoadName load) {
        int number = number(load);
        return number > 80502 || number == 80502 && !load.version().suffix().isEmpty();
    }

    static int number(LoadName load) {
        var v = load.version();
        return v.major() * 10000 + v.minor() * 100 + v.maintenance();
    }

    private static boolean speaks(LoadName load, Protocol protocol) {
        return load.protocol().isEmpty() || load.protocol().get() == protocol;
    }
}
