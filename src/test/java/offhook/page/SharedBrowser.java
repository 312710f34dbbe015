package offhook.page;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One browser for all stories: starting it takes longer than most of them. */
final class SharedBrowser implements ParameterResolver {
    /** A web site that somebody else owns, whose name is made to point at this machine. */
    static final String FOREIGN_NAME = "evil.example";

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Browser.class;
    }

    /** Closed with the store, after the last test. */
    @Override
    public Browser resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Browser browser =
                context.getRoot()
                        .getStore(Namespace.create(SharedBrowser.class))
                        .computeIfAbsent(
                                Browser.class,
                                key ->
                                        Browser.open(
                                                "--host-resolver-rules=MAP "
                                                        + FOREIGN_NAME
                                                        + " 127.0.0.1"),
                                Browser.class);
        browser.size(1440, 900);
        browser.dark(false);
        return browser;
    }
}
