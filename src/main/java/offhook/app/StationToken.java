package offhook.app;

import picocli.CommandLine.Option;

import java.util.Optional;

/** What a running station wants to see before it changes something. */
final class StationToken {
    private static final String VARIABLE = "OFFHOOK_TOKEN";

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description = "what the station printed at its start; or in OFFHOOK_TOKEN")
    private String token;

    /** Throws {@link Failures.WrongSettings} if nobody gave it. */
    String secret(String command) {
        return Optional.ofNullable(token)
                .or(() -> Optional.ofNullable(System.getenv(VARIABLE)))
                .orElseThrow(
                        () ->
                                new Failures.WrongSettings(
                                        command
                                                + " changes something, so it needs --token or "
                                                + VARIABLE
                                                + ": the station printed it at its start"));
    }
}
