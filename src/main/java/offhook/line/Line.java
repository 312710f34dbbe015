package offhook.line;

import java.util.Optional;

/**
 * A telephone line on a key.
 *
 * @param button 1 is the topmost key
 * @param number the user that registers
 * @param label what stands beside the key; empty: the number
 * @param displayName what the other side sees; empty: the label
 * @param authName empty: the number
 * @param voicemail empty: the server's
 * @param pbx the server's name; empty: the one that is usual here
 */
public record Line(
        int button,
        String number,
        String label,
        String displayName,
        String authName,
        Secret password,
        Optional<String> voicemail,
        Optional<String> pbx) {}
