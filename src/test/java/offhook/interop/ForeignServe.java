package offhook.interop;

import offhook.app.Main;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** {@code offhook serve} as people start it, at the station's end of a {@link ForeignLan}. */
final class ForeignServe implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final ForeignLan lan;
    private final ForeignJava program;

    private ForeignServe(ForeignLan lan, ForeignJava program) {
        this.lan = lan;
        this.program = program;
    }

    /** Returns when it waits for phones. */
    static ForeignServe start(ForeignLan lan, Path data, String... options) throws IOException {
        var quickly = new ArrayList<>(List.of(options));
        quickly.add("--beside-other-server");
        var station = careful(lan, data, quickly.toArray(String[]::new));
        station.says("Waiting for phones");
        return station;
    }

    /** Looks for other servers first; what it says then is for the caller to await. */
    static ForeignServe careful(ForeignLan lan, Path data, String... options) throws IOException {
        var arguments = new ArrayList<>(List.of("serve", "--no-warm-up"));
        arguments.addAll(List.of("--data", data.toString()));
        arguments.addAll(List.of(options));
        return new ForeignServe(
                lan, ForeignJava.start(lan, Main.class, arguments.toArray(String[]::new)));
    }

    /** Waits for a line on its terminal. */
    String says(String part) {
        return program.awaits(part, PATIENCE);
    }

    /** Waits until the story of this phone, as its API tells it, holds the sentence. */
    void tells(String mac, String sentence) {
        awaits("phones/" + mac + "/story", sentence);
    }

    /** Waits until what its API says of this phone now holds the sentence. */
    void shows(String mac, String sentence) {
        awaits("phones/" + mac, sentence);
    }

    /** Waits until its health holds the sentence. */
    void reports(String sentence) {
        awaits("health", sentence);
    }

    private void awaits(String path, String sentence) {
        String curl = Foreign.program("curl");
        String url = "http://127.0.0.1:8079/api/v1/" + path;
        long end = System.nanoTime() + PATIENCE.toNanos();
        String story;
        do {
            story = Foreign.run(PATIENCE, lan.atStation(List.of(curl, "-s", url))).output();
            if (story.contains(sentence)) {
                return;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        } while (System.nanoTime() < end);
        throw new AssertionError("no \"" + sentence + "\" in " + path + ":\n" + story);
    }

    @Override
    public void close() {
        program.close();
    }
}
