package offhook.sip;

import java.util.Locale;

/**
 * How a phone is told to start again (config-files.md §5.7, phones.md §4): a 7940 or 7960 by {@code
 * check-sync}, a Java phone by {@code service-control}, which it obeys only with the Call-ID of its
 * own REGISTER.
 *
 * @param event the NOTIFY's Event
 * @param body empty: none
 */
record RestartWords(String event, String body) {
    static RestartWords of(Binding binding) {
        String agent = binding.attempt().userAgent().toUpperCase(Locale.ROOT);
        boolean isTwoStage = agent.matches(".*CP-?79[46]0.*");
        if (isTwoStage) {
            return new RestartWords("check-sync", "");
        }
        return new RestartWords(
                "service-control",
                String.join(
                        "\r\n",
                        "action=restart",
                        "RegisterCallId={" + binding.callId() + "}",
                        "ConfigVersionStamp={0000000000000000}",
                        "DialplanVersionStamp={0000000000000000}",
                        "SoftkeyVersionStamp={0000000000000000}",
                        ""));
    }
}
