package offhook.web;

import offhook.address.MacAddress;

import java.util.Optional;

/** The station and what is around it, as the API sees it. On the web's threads; may block. */
public interface Surroundings {
    HealthDocument health();

    /** Everything that is counted, as Prometheus reads it. */
    String metrics();

    NetworkDocument network();

    /** Takes effect as the answer says; empty if it was taken, else why not. */
    Optional<String> decide(FirstRunWish wish);

    LogDocument log(LogQuestion question);

    /** As it was kept with {@link #keepPassword}. */
    Optional<String> password();

    /** On stable storage when it returns. */
    void keepPassword(Optional<String> hash);

    /**
     * What is not said stays as it is.
     *
     * @param network the card's name
     * @param addresses {@code here} or {@code elsewhere}
     * @param done no more questions
     */
    record FirstRunWish(
            Optional<String> network, Optional<String> addresses, Optional<Boolean> done) {}

    /**
     * @param before only entries with a smaller number
     * @param phone empty: of all
     * @param text that its sentence or its phone's address has in it, in any case
     */
    record LogQuestion(long before, int limit, Optional<MacAddress> phone, Optional<String> text) {}
}
