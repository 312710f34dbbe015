package offhook.provision;

import offhook.wire.Bytes;

/** Writes the text files of a 7940/60 with SIP: one {@code key: value} a line. */
final class SettingsText {
    private final StringBuilder text = new StringBuilder();

    /** A number or a load's name, which need no quotes. */
    SettingsText word(String key, String value) {
        return line(key, value);
    }

    /** Quotes and line ends inside would end the value; they are left out. */
    SettingsText quoted(String key, String value) {
        return line(key, '"' + value.replaceAll("[\"\\p{Cntrl}]", "") + '"');
    }

    Bytes bytes() {
        return Bytes.ofUtf8(text.toString());
    }

    private SettingsText line(String key, String value) {
        text.append(key).append(": ").append(value).append('\n');
        return this;
    }
}
