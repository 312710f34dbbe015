package offhook.sip;

import gov.nist.core.StackLogger;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Properties;

/** The SIP library's words go to our log, at debug: what it can't parse is anybody's noise. */
public final class QuietSipLog implements StackLogger {
    private static final Logger LOG = LoggerFactory.getLogger(QuietSipLog.class);

    @Override
    public void logStackTrace() {}

    @Override
    public void logStackTrace(int level) {}

    @Override
    public int getLineCount() {
        return 0;
    }

    @Override
    public void logException(Throwable failure) {
        LOG.debug("SIP", failure);
    }

    @Override
    public void logDebug(String text) {}

    @Override
    public void logDebug(String text, Exception failure) {}

    @Override
    public void logTrace(String text) {}

    @Override
    public void logFatalError(String text) {
        LOG.warn("SIP: {}", text);
    }

    @Override
    public void logError(String text) {
        LOG.debug("SIP: {}", text);
    }

    @Override
    public boolean isLoggingEnabled() {
        return false;
    }

    @Override
    public boolean isLoggingEnabled(int level) {
        return false;
    }

    @Override
    public void logError(String text, Exception failure) {
        LOG.debug("SIP: {}", text, failure);
    }

    @Override
    public void logWarning(String text) {
        LOG.debug("SIP: {}", text);
    }

    @Override
    public void logInfo(String text) {}

    @Override
    public void disableLogging() {}

    @Override
    public void enableLogging() {}

    @Override
    public void setBuildTimeStamp(String stamp) {}

    @Override
    public void setStackProperties(Properties properties) {}

    @Override
    public String getLoggerName() {
        return "sip";
    }
}
