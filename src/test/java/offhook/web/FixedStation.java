package offhook.web;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A library and surroundings that never change; what is sent is kept to be looked at. */
final class FixedStation implements Firmware, Surroundings {
    static final long ARCHIVE_BYTES_MAX = 300_000;

    private final Path landing;
    volatile boolean isBroken;
    volatile Optional<String> password = Optional.empty();
    volatile Optional<Received> received = Optional.empty();

    /** The newest archive that came. */
    record Received(String name, long bytes, boolean isKept) {}

    record Judgement(boolean fine) {}

    record Library(List<String> loads) {}

    FixedStation(Path landing) {
        this.landing = landing;
    }

    Sources sources() {
        return new Sources(new FixedFleet(), this, this, new FixedLines());
    }

    @Override
    public Object loads() {
        if (isBroken) {
            throw new IllegalStateException("secret of the inside");
        }
        return new Library(List.of("P0S3-8-12-00"));
    }

    @Override
    public PlanReply plan(PlanQuestion question) {
        return question.model().equals("7960")
                ? new PlanReply.Planned(Map.of("asked", question))
                : new PlanReply.Misread("model \"" + question.model() + "\": expected 7960");
    }

    @Override
    public Optional<GraphDocument> graph(String model) {
        return model.equals("7960")
                ? Optional.of(
                        new GraphDocument(
                                model,
                                List.of(
                                        new GraphDocument.Node(
                                                "P0S3-8-12-00",
                                                "here",
                                                Optional.of("sip"),
                                                "8.12(0)",
                                                "",
                                                Optional.empty())),
                                List.of(
                                        new GraphDocument.Edge(
                                                "A", "B", "w", false, "inferred", List.of("A8")))))
                : Optional.empty();
    }

    @Override
    public Path landing() {
        return Places.newFolder(landing);
    }

    @Override
    public long archiveBytesMax() {
        return ARCHIVE_BYTES_MAX;
    }

    @Override
    public Object judge(Path archive, boolean isKept) {
        received =
                Optional.of(
                        new Received(
                                archive.getFileName().toString(), Places.size(archive), isKept));
        return new Judgement(true);
    }

    @Override
    public Documents documents() {
        return new Documents(Library.class, Map.class, Judgement.class);
    }

    @Override
    public HealthDocument health() {
        return new HealthDocument("troubled", "0.1.0", FixedFleet.T0, 1, List.of("no room left"));
    }

    @Override
    public String metrics() {
        return "# HELP offhook_test\n";
    }

    @Override
    public NetworkDocument network() {
        return new NetworkDocument(
                List.of(
                        new NetworkDocument.Card(
                                "eth1",
                                "192.168.1.1",
                                "192.168.1.0/24",
                                true,
                                false,
                                true,
                                Optional.empty())),
                true,
                List.of(
                        new NetworkDocument.Subnet(
                                "192.168.1.0/24",
                                List.of("192.168.1.2-192.168.1.9"),
                                Optional.empty(),
                                List.of("192.168.1.1"),
                                8,
                                1,
                                7)),
                List.of(
                        new NetworkDocument.Lease(
                                "192.168.1.7",
                                FixedFleet.MAC.toString(),
                                FixedFleet.T0,
                                FixedFleet.T0.plusSeconds(3600),
                                false,
                                true)),
                List.of(
                        new NetworkDocument.Server(
                                "192.168.1.254", "eth1", List.of(), "", false, "another one")),
                List.of(new NetworkDocument.Advice("fine", "network", "it is", "")),
                new NetworkDocument.FirstRun(
                        false,
                        List.of(
                                new NetworkDocument.Decision(
                                        "network",
                                        "Which?",
                                        "eth1",
                                        "eth1",
                                        List.of(
                                                new NetworkDocument.Choice(
                                                        "eth1", "eth1", "", true)),
                                        ""))));
    }

    @Override
    public Optional<String> decide(FirstRunWish wish) {
        return wish.network().filter(card -> !card.equals("eth1")).map(card -> "no card " + card);
    }

    @Override
    public LogDocument log(LogQuestion question) {
        return new LogDocument(
                new FixedFleet().story(FixedFleet.MAC).orElseThrow(), Optional.of(17L));
    }

    @Override
    public Optional<String> password() {
        return password;
    }

    @Override
    public void keepPassword(Optional<String> hash) {
        password = hash;
    }
}
