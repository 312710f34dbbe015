package offhook.app;

import picocli.CommandLine.Option;

/** Where the running station is, for commands that ask it. */
final class StationAddress {
    @Option(
            names = "--station",
            paramLabel = "URL",
            defaultValue = RunningStation.USUAL,
            description = "where the station's page is (default: ${DEFAULT-VALUE})")
    private String url;

    RunningStation running() {
        return new RunningStation(url);
    }
}
