package offhook.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code offhook lines …}: who the phones belong to. */
@Command(
        name = "lines",
        description = "Whose phones these are: lines, speed dials, servers and settings.",
        subcommands = {
            LinesImportCommand.class,
            LinesExportCommand.class,
            LinesShowCommand.class,
            LinesServerCommand.class,
        })
final class LinesCommand implements Runnable {
    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what: import, export, show, server.");
    }
}
