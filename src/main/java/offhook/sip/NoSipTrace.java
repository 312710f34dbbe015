package offhook.sip;

import gov.nist.core.ServerLogger;
import gov.nist.javax.sip.message.SIPMessage;

import java.util.Properties;

import javax.sip.SipStack;

/** Whole messages are written nowhere: they hold digests. */
public final class NoSipTrace implements ServerLogger {
    @Override
    public void closeLogFile() {}

    @Override
    public void logMessage(
            SIPMessage message, String from, String to, boolean isSender, long time) {}

    @Override
    public void logMessage(
            SIPMessage message,
            String from,
            String to,
            String status,
            boolean isSender,
            long time) {}

    @Override
    public void logMessage(
            SIPMessage message, String from, String to, String status, boolean isSender) {}

    @Override
    public void logException(Exception failure) {}

    @Override
    public void setStackProperties(Properties properties) {}

    @Override
    public void setSipStack(SipStack stack) {}
}
