package offhook.explain;

import offhook.address.Endpoint;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files over HTTP on port 6970, which later phones ask before TFTP (phones.md §2.6). */
final class HttpFiles {
    static final int CLIENTS_MAX = 4096;

    private static final Pattern GET = Pattern.compile("^GET /(\\S+) HTTP/1");
    private static final Pattern STATUS = Pattern.compile("^HTTP/1\\.\\d (\\d{3})");

    private final Remembered<Endpoint, String> asked = new Remembered<>(CLIENTS_MAX);

    List<Clue> heard(Endpoint phone, boolean isAsked, String text) {
        Who who = Who.at(phone.address());
        if (isAsked) {
            Matcher get = GET.matcher(text);
            if (!get.find()) {
                return List.of();
            }
            asked.put(phone, get.group(1));
            return List.of(Files.asked(who, get.group(1)));
        }
        Matcher status = STATUS.matcher(text);
        String name = status.find() ? asked.remove(phone) : null;
        if (name == null) {
            return List.of();
        }
        return status.group(1).equals("200")
                ? List.of(Files.sent(who, name, 0, 0, 0))
                : List.of(Files.absent(who, name, "HTTP " + status.group(1)));
    }
}
