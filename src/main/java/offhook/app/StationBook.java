package offhook.app;

import offhook.address.MacAddress;
import offhook.desk.PhoneSummary;
import offhook.line.BookJudge;
import offhook.line.Drafts;
import offhook.line.Judgement;
import offhook.line.LineBook;
import offhook.web.Lines;

import tools.jackson.databind.JsonNode;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The book of a running station as the API sees it. On the web's threads. */
final class StationBook implements Lines {
    private final Station station;
    private final StationLines lines;
    private final Clock clock;

    StationBook(Station station, Clock clock) {
        this.station = station;
        this.lines = station.lines();
        this.clock = clock;
    }

    /**
     * @param usualPbx for lines that name none
     */
    record Servers(Optional<String> usualPbx, List<BookDocument.Server> pbxs) {}

    @Override
    public Object book() {
        return BookDocument.of(lines.book(), false);
    }

    @Override
    public String csv() {
        return LinesExportCommand.csv(lines.written(), false);
    }

    @Override
    public Optional<Object> phone(MacAddress mac) {
        Optional<String> seen =
                station.answered(desk -> desk.phone(mac, clock.instant()))
                        .flatMap(PhoneSummary::model);
        return BookDocument.resolved(lines.book(), mac, seen).map(it -> it);
    }

    @Override
    public Object servers() {
        LineBook book = lines.book();
        return new Servers(book.usualPbx(), BookDocument.servers(book));
    }

    @Override
    public Object defaults() {
        return BookDocument.layers(lines.book(), false);
    }

    @Override
    public Optional<Object> serverTexts(Optional<MacAddress> mac) {
        LineBook book = lines.book();
        boolean isKnown = mac.map(book.phones()::containsKey).orElse(true);
        if (!isKnown) {
            return Optional.empty();
        }
        Map<MacAddress, PhoneSummary> seen = new HashMap<>();
        station.answered(desk -> desk.phones(clock.instant()))
                .forEach(phone -> seen.put(phone.mac(), phone));
        var orders = new PbxOrders(station.catalogue(), station.setup().desk().station());
        return Optional.of(
                PbxDocument.of(
                        orders.of(
                                book,
                                mac,
                                phone ->
                                        Optional.ofNullable(seen.get(phone))
                                                .flatMap(PhoneSummary::model),
                                phone ->
                                        Optional.ofNullable(seen.get(phone))
                                                .flatMap(PhoneSummary::target)),
                        false));
    }

    @Override
    public Reply put(MacAddress mac, JsonNode phone) {
        return keep(BookDrafts.ofPhone(phone, mac), BookJudge.Others.STAY);
    }

    @Override
    public Reply remove(MacAddress mac) {
        return reply(lines.remove(Set.of(mac)), false);
    }

    @Override
    public Reply putServers(JsonNode servers) {
        return keep(BookDrafts.ofServers(servers), BookJudge.Others.SERVERS_GO);
    }

    @Override
    public Reply putDefaults(JsonNode defaults) {
        return keep(BookDrafts.ofLayers(defaults), BookJudge.Others.STAY);
    }

    @Override
    public Reply take(byte[] list, boolean isDry, boolean isReplacing) {
        return switch (ListReading.of(list)) {
            case ListReading.Unreadable(String why) -> new Reply.Unreadable(why);
            case ListReading.Read(Drafts drafts) ->
                    reply(
                            lines.change(
                                    drafts,
                                    isReplacing
                                            ? BookJudge.Others.PHONES_GO
                                            : BookJudge.Others.STAY,
                                    isDry),
                            isDry);
        };
    }

    @Override
    public Documents documents() {
        return new Documents(
                BookDocument.class,
                BookDocument.Resolved.class,
                Servers.class,
                BookDocument.Layers.class,
                ImportDocument.class,
                PbxDocument.class);
    }

    private Reply keep(Drafts drafts, BookJudge.Others others) {
        return reply(lines.change(drafts, others, false), false);
    }

    private static Reply reply(Judgement judgement, boolean isDry) {
        ImportDocument document = ImportDocument.of(judgement, isDry);
        return judgement.isFine() ? new Reply.Done(document) : new Reply.Refused(document);
    }
}
