package offhook.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * Starts the program: finds the command, runs it, turns what went wrong into a sentence and a code.
 */
@Command(
        name = "offhook",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        scope = ScopeType.INHERIT,
        description =
                "Gets Cisco 7900 desk phones from whatever firmware they carry to a working load.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:fine",
            "1:what was judged is not fine",
            "2:wrong usage or settings",
            "3:the machine refused"
        },
        subcommands = {
            ImportCommand.class,
            InspectCommand.class,
            LoadsCommand.class,
            LinesCommand.class,
            PbxTextsCommand.class,
            ImportConfigCommand.class,
            FilesCommand.class,
            ExplainCommand.class,
            PlanCommand.class,
            CheckCommand.class,
            DoctorCommand.class,
            DemoCommand.class,
            LabCommand.class,
            ServeCommand.class,
            PhonesCommand.class,
            StoryCommand.class,
            TargetCommand.class,
            RestartCommand.class,
            BundleCommand.class,
            PasswordCommand.class,
        })
public final class Main implements Runnable {
    @Spec private CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Failures::explain)
                .setParameterExceptionHandler(Failures::explainUsage);
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Say which command.");
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {
                "offhook " + (version == null ? "(not built into a jar)" : version)
            };
        }
    }
}
