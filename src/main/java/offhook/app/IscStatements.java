package offhook.app;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts the text of a {@code dhcpd.conf} at its semicolons and braces, strings and comments kept in
 * mind.
 */
final class IscStatements {
    /**
     * @param end the character that ended it: ; or { or }
     */
    record Statement(String said, char end) {}

    private final String text;
    private final List<Statement> statements = new ArrayList<>();
    private final StringBuilder said = new StringBuilder();
    private int at;

    private IscStatements(String text) {
        this.text = text;
    }

    static List<Statement> of(String text) {
        var reader = new IscStatements(text);
        while (reader.at < text.length()) {
            reader.next();
        }
        return reader.statements;
    }

    private void next() {
        char each = text.charAt(at);
        if (each == '"') {
            int end = text.indexOf('"', at + 1);
            take(end < 0 ? text.length() : end + 1);
        } else if (each == '#') {
            skip("\n");
        } else if (text.startsWith("/*", at)) {
            skip("*/");
        } else if (each == ';' || (each == '{' || each == '}') && !isDefinition()) {
            statements.add(new Statement(said.toString().strip(), each));
            said.setLength(0);
            at++;
        } else {
            take(at + 1);
        }
    }

    /** {@code option NAME code 150 = { ip-address, ip-address };} opens nothing. */
    private boolean isDefinition() {
        return said.toString().strip().matches("(?s)option\\s+\\S+\\s+code\\s+\\d+\\s*=.*");
    }

    private void take(int to) {
        said.append(text, at, to);
        at = to;
    }

    private void skip(String mark) {
        int end = text.indexOf(mark, at);
        at = end < 0 ? text.length() : end + mark.length();
        said.append(' ');
    }
}
