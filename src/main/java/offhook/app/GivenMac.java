package offhook.app;

import offhook.address.MacAddress;

/** The phone that a command is asked about. */
final class GivenMac {
    private GivenMac() {}

    /** Throws {@link Failures.WrongSettings} if it is no address in any usual spelling. */
    static MacAddress read(String text) {
        return MacAddress.read(text)
                .orElseThrow(
                        () ->
                                new Failures.WrongSettings(
                                        "MAC address \""
                                                + PlainText.of(text)
                                                + "\": expected twelve hex digits such as"
                                                + " 00:1b:0c:18:bd:c1 or SEP001B0C18BDC1"));
    }
}
