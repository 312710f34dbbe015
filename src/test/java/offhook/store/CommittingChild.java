package offhook.store;

import java.nio.file.Path;
import java.util.List;

/** Commits one numbered lease and journal entry after the other, and says each when it is in. */
final class CommittingChild {
    private CommittingChild() {}

    public static void main(String[] arguments) {
        try (var store = Store.open(Path.of(arguments[0]))) {
            for (int number = 1; ; number++) {
                store.commit(
                        List.of(StoreTest.lease(number % 256, StoreTest.A, at(number))),
                        List.of(),
                        List.of(StoreTest.asked(StoreTest.A, number)));
                System.out.println(number);
                System.out.flush();
            }
        }
    }

    static java.time.Instant at(int number) {
        return StoreTest.T0.plusSeconds(number);
    }
}
