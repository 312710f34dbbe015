package offhook.app;

import offhook.line.BookJudge;
import offhook.line.Cell;
import offhook.line.Drafts;
import offhook.line.Judgement;
import offhook.line.PbxKind;
import offhook.line.Place;
import offhook.line.ServerDraft;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code offhook lines server}: the servers that lines register at. */
@Command(
        name = "server",
        description =
                "Adds or changes a server that lines register at; without a name it lists them.")
final class LinesServerCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "NAME", description = "what lines call it")
    private String name;

    @Option(
            names = "--kind",
            completionCandidates = Kinds.class,
            paramLabel = "KIND",
            description = "one of ${COMPLETION-CANDIDATES}")
    private String kind;

    @Option(names = "--host", paramLabel = "ADDRESS", description = "its address or name")
    private String host;

    @Option(names = "--port", description = "default: 5060 for SIP, 2000 for SCCP")
    private String port;

    @Option(names = "--transport", description = "udp, tcp or tls; default: what suits the load")
    private String transport;

    @Option(names = "--outbound-proxy", paramLabel = "ADDRESS", description = "for a provider")
    private String outboundProxy;

    @Option(names = "--behind-nat", description = "true if phones reach it through a router")
    private String behindNat;

    @Option(names = "--nat-address", paramLabel = "ADDRESS", description = "the router's outside")
    private String natAddress;

    @Option(names = "--voicemail", description = "what the messages key dials")
    private String voicemail;

    @Option(names = "--usual", description = "it counts for lines that name no server")
    private boolean isUsual;

    @Mixin private DataFolder data;

    @Option(names = "--json", description = "one JSON document on standard output")
    private boolean isJson;

    static final class Kinds implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(PbxKind.values()).map(PbxKind::word).iterator();
        }
    }

    @Override
    public Integer call() {
        Console console = Console.open(isJson);
        try (var book = data.lines()) {
            if (name != null) {
                Judgement judgement =
                        book.keeper().change(draft(book.keeper()), BookJudge.Others.STAY, false);
                judgement.faults().forEach(it -> console.complain("offhook: " + it.text()));
                if (!judgement.isFine()) {
                    return Failures.WRONG_USAGE;
                }
            }
            var counted = book.keeper().counted(book.keeper().stored().book());
            List<BookDocument.Server> servers = BookDocument.servers(counted);
            servers.forEach(it -> console.say(text(it, counted.usualPbx())));
            if (servers.isEmpty()) {
                console.say(
                        "No server is known: offhook lines server NAME --kind KIND --host ADDRESS"
                                + " --usual, or [pbx] server in offhook.toml.");
            }
            console.document(servers);
        }
        return 0;
    }

    private static String text(BookDocument.Server server, Optional<String> usual) {
        return "%-16s %-18s %s:%d%s%s"
                .formatted(
                        server.name(),
                        server.kind(),
                        server.host(),
                        server.port(),
                        server.behindNat() ? ", behind NAT" : "",
                        usual.equals(Optional.of(server.name()))
                                ? ", for lines that name none"
                                : "");
    }

    /** What is not said stays as it was. */
    private Drafts draft(BookKeeper keeper) {
        var cells = new EnumMap<ServerDraft.Field, Cell>(ServerDraft.Field.class);
        Optional.ofNullable(keeper.stored().book().pbxs().get(name))
                .map(BookDocument.Server::of)
                .ifPresent(
                        before -> {
                            put(cells, ServerDraft.Field.KIND, before.kind());
                            put(cells, ServerDraft.Field.HOST, before.host());
                            // What follows from another kind is not kept.
                            boolean isSameKind = kind == null || kind.equals(before.kind());
                            put(
                                    cells,
                                    ServerDraft.Field.PORT,
                                    isSameKind ? String.valueOf(before.port()) : null);
                            put(
                                    cells,
                                    ServerDraft.Field.TRANSPORT,
                                    before.transport().orElse(null));
                            put(
                                    cells,
                                    ServerDraft.Field.OUTBOUND_PROXY,
                                    before.outboundProxy().orElse(null));
                            put(
                                    cells,
                                    ServerDraft.Field.BEHIND_NAT,
                                    isSameKind ? String.valueOf(before.behindNat()) : null);
                            put(
                                    cells,
                                    ServerDraft.Field.NAT_ADDRESS,
                                    before.natAddress().orElse(null));
                            put(cells, ServerDraft.Field.VOICEMAIL, before.voicemail());
                        });
        put(cells, ServerDraft.Field.NAME, name);
        put(cells, ServerDraft.Field.KIND, kind);
        put(cells, ServerDraft.Field.HOST, host);
        put(cells, ServerDraft.Field.PORT, port);
        put(cells, ServerDraft.Field.TRANSPORT, transport);
        put(cells, ServerDraft.Field.OUTBOUND_PROXY, outboundProxy);
        put(cells, ServerDraft.Field.BEHIND_NAT, behindNat);
        put(cells, ServerDraft.Field.NAT_ADDRESS, natAddress);
        put(cells, ServerDraft.Field.VOICEMAIL, voicemail);
        var place = new Place.InDocument("server " + name);
        Optional<Cell> usual = isUsual ? Optional.of(new Cell(name, place)) : Optional.empty();
        return new Drafts(
                List.of(),
                List.of(),
                List.of(new ServerDraft(place, cells)),
                List.of(),
                usual,
                List.of(),
                List.of());
    }

    private static void put(
            Map<ServerDraft.Field, Cell> cells, ServerDraft.Field field, String value) {
        if (value != null) {
            cells.put(field, new Cell(value, new Place.InDocument(field.word())));
        }
    }
}
