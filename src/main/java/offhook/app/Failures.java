package offhook.app;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

import java.io.PrintWriter;

/** What went wrong, as one sentence on standard error and an exit code; never a stack trace. */
final class Failures {
    static final int NOT_FINE = 1;
    static final int WRONG_USAGE = 2;
    static final int MACHINE_REFUSED = 3;

    private Failures() {}

    /**
     * The machine refused: port taken, no permission, disk. The message is the sentence to print.
     */
    static final class MachineRefused extends RuntimeException {
        MachineRefused(String sentence, Throwable cause) {
            super(sentence, cause);
        }
    }

    /** Wrong settings or arguments. The message is the sentence to print. */
    static final class WrongSettings extends RuntimeException {
        WrongSettings(String sentence) {
            super(sentence);
        }
    }

    static int explain(Exception failure, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (failure instanceof WrongSettings) {
            err.println("offhook: " + failure.getMessage());
            return WRONG_USAGE;
        }
        err.println("offhook: " + sentenceOf(failure));
        if (System.getenv("OFFHOOK_TRACE") != null) {
            failure.printStackTrace(err);
        }
        return MACHINE_REFUSED;
    }

    static int explainUsage(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("offhook: " + failure.getMessage());
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(failure, err)) {
            err.println();
            command.usage(err, command.getColorScheme());
        }
        return WRONG_USAGE;
    }

    private static String sentenceOf(Exception failure) {
        String message = failure.getMessage();
        if (failure.getClass().getName().startsWith("offhook.") && message != null) {
            return message;
        }
        return "something failed that should not ("
                + failure.getClass().getSimpleName()
                + (message == null ? "" : ": " + message)
                + "). Set OFFHOOK_TRACE=1 and run it again to see where, and please report it.";
    }
}
