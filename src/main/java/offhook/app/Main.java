package offhook.app;

/** Starts the program. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.err.println("not wired yet: " + String.join(" ", arguments));
    }
}
