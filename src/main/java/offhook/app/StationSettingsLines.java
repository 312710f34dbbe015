package offhook.app;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * In which line of a TOML text each key stands: the parser's tree does not say. Works on text that
 * the parser has taken; on any other its lines may be wrong, but it ends.
 */
final class StationSettingsLines {
    private final Map<String, Place> places = new HashMap<>();
    private final Map<String, Integer> tables = new HashMap<>();
    private final String text;
    private int at;
    private int line = 1;
    private String prefix = "";

    /**
     * @param raw what stands behind the equals sign in that line
     */
    private record Place(int line, String raw) {}

    StationSettingsLines(String text) {
        this.text = text;
        while (skipToContent()) {
            if (peek() == '[') {
                header();
            } else {
                assignment();
            }
        }
    }

    /** Of the key, {@code dhcp.subnet[0].pool}, or of the nearest thing around it. */
    int line(String path) {
        for (String around = path; !around.isEmpty(); around = parent(around)) {
            Place place = places.get(around);
            if (place != null) {
                return place.line();
            }
        }
        return 1;
    }

    /** The value as it was written, as far as its first line goes. */
    Optional<String> raw(String path) {
        return Optional.ofNullable(places.get(path)).map(Place::raw);
    }

    static String join(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static String parent(String path) {
        int end = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
        return end < 0 ? "" : path.substring(0, end);
    }

    private void header() {
        int headerLine = line;
        next();
        boolean isArray = peek() == '[';
        if (isArray) {
            next();
        }
        List<String> keys = keys(']');
        prefix = "";
        for (int i = 0; i < keys.size(); i++) {
            prefix = join(prefix, keys.get(i));
            boolean isNew = isArray && i == keys.size() - 1;
            if (isNew) {
                tables.merge(prefix, 1, Integer::sum);
            }
            if (tables.containsKey(prefix)) {
                prefix += "[" + (tables.get(prefix) - 1) + "]";
            }
        }
        places.put(prefix, new Place(headerLine, ""));
        skipLine();
    }

    private void assignment() {
        int keyLine = line;
        String path = prefix;
        for (String key : keys('=')) {
            path = join(path, key);
            places.putIfAbsent(path, new Place(keyLine, ""));
        }
        next();
        int end = text.indexOf('\n', at);
        String raw = text.substring(Math.min(at, text.length()), end < 0 ? text.length() : end);
        places.put(path, new Place(keyLine, raw.strip()));
        value(path);
    }

    /** Up to the end of the value; notes where the elements of an array stand. */
    private void value(String path) {
        int depth = 0;
        int element = 0;
        boolean isElementAwaited = false;
        while (at < text.length() && !(depth == 0 && peek() == '\n')) {
            char character = peek();
            if (isElementAwaited && depth == 1 && " \t\r\n#,]".indexOf(character) < 0) {
                places.putIfAbsent(path + "[" + element++ + "]", new Place(line, ""));
                isElementAwaited = false;
            }
            switch (character) {
                case '#' -> skipLine();
                case '"', '\'' -> string();
                case '[', '{' -> {
                    depth++;
                    isElementAwaited = depth == 1 && character == '[';
                    next();
                }
                case ']', '}' -> {
                    depth--;
                    next();
                }
                case ',' -> {
                    isElementAwaited = depth == 1;
                    next();
                }
                default -> next();
            }
        }
    }

    /** The parts of a dotted key, up to this character, which stays. */
    private List<String> keys(char end) {
        var keys = new ArrayList<String>();
        var key = new StringBuilder();
        while (at < text.length() && peek() != end && peek() != '\n') {
            char character = peek();
            if (character == '"' || character == '\'') {
                key.append(string());
            } else if (character == '.') {
                keys.add(key.toString());
                key.setLength(0);
                next();
            } else {
                if (!Character.isWhitespace(character)) {
                    key.append(character);
                }
                next();
            }
        }
        keys.add(key.toString());
        return keys;
    }

    /** What stands between the quotes; escapes stay as written. */
    private String string() {
        String quote = String.valueOf(peek());
        String threefold = quote.repeat(3);
        String delimiter = text.startsWith(threefold, at) ? threefold : quote;
        skip(delimiter.length());
        int start = at;
        while (at < text.length() && !text.startsWith(delimiter, at)) {
            skip(peek() == '\\' && quote.equals("\"") ? 2 : 1);
        }
        String content = text.substring(start, Math.min(at, text.length()));
        skip(delimiter.length());
        return content;
    }

    /** False at the end of the text. */
    private boolean skipToContent() {
        while (at < text.length() && (Character.isWhitespace(peek()) || peek() == '#')) {
            if (peek() == '#') {
                skipLine();
            } else {
                next();
            }
        }
        return at < text.length();
    }

    private void skipLine() {
        while (at < text.length() && peek() != '\n') {
            next();
        }
    }

    private void skip(int count) {
        for (int i = 0; i < count; i++) {
            next();
        }
    }

    /** A NUL behind the end. */
    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private void next() {
        if (peek() == '\n') {
            line++;
        }
        at++;
    }
}
