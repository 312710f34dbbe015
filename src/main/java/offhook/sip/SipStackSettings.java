package offhook.sip;

import java.util.Properties;

/** How the SIP library is told to be small. */
final class SipStackSettings {
    /** A REGISTER with credentials and alarm text has 1.5 kB. */
    private static final int MESSAGE_BYTES_MAX = 8 * 1024;

    /** Each phone keeps one open; who comes beyond it waits without a word. */
    private static final int CONNECTIONS_MAX = Bindings.LINES_MAX;

    private static final int THREADS = 4;
    private static final int READ_TIMEOUT_MILLIS = 10_000;

    private SipStackSettings() {}

    /**
     * @param name no two stacks of one process share one
     */
    static Properties of(String name) {
        var settings = new Properties();
        settings.setProperty("javax.sip.STACK_NAME", name);
        settings.setProperty("javax.sip.AUTOMATIC_DIALOG_SUPPORT", "off");
        settings.setProperty("gov.nist.javax.sip.STACK_LOGGER", QuietSipLog.class.getName());
        settings.setProperty("gov.nist.javax.sip.SERVER_LOGGER", NoSipTrace.class.getName());
        settings.setProperty("gov.nist.javax.sip.TRACE_LEVEL", "0");
        settings.setProperty(
                "gov.nist.javax.sip.MAX_MESSAGE_SIZE", String.valueOf(MESSAGE_BYTES_MAX));
        settings.setProperty("gov.nist.javax.sip.MAX_CONNECTIONS", String.valueOf(CONNECTIONS_MAX));
        settings.setProperty("gov.nist.javax.sip.THREAD_POOL_SIZE", String.valueOf(THREADS));
        settings.setProperty("gov.nist.javax.sip.REENTRANT_LISTENER", "true");
        settings.setProperty(
                "gov.nist.javax.sip.READ_TIMEOUT", String.valueOf(READ_TIMEOUT_MILLIS));
        settings.setProperty("gov.nist.javax.sip.NETWORK_LAYER", KeptConnections.class.getName());
        // A phone keeps its connection open between registrations, so must we.
        settings.setProperty("gov.nist.javax.sip.CACHE_SERVER_CONNECTIONS", "true");
        settings.setProperty("gov.nist.javax.sip.CACHE_CLIENT_CONNECTIONS", "true");
        return settings;
    }
}
