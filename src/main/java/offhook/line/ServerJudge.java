package offhook.line;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Whether a server can be what was handed in. */
final class ServerJudge {
    private static final ValueForm PORT = new ValueForm.Whole(1, 65_535, false);
    private static final ValueForm NAME = new ValueForm.Text(60);

    private final Vocabulary words;
    private final List<Fault> faults = new ArrayList<>();

    private ServerJudge(Vocabulary words) {
        this.words = words;
    }

    /** Empty if there is a fault. */
    static Optional<Pbx> judge(ServerDraft draft, Vocabulary words, List<Fault> faults) {
        var judge = new ServerJudge(words);
        Pbx pbx = judge.read(draft);
        faults.addAll(judge.faults);
        return judge.faults.isEmpty() ? Optional.of(pbx) : Optional.empty();
    }

    private Pbx read(ServerDraft draft) {
        require(draft, ServerDraft.Field.NAME);
        require(draft, ServerDraft.Field.HOST);
        PbxKind kind =
                draft.filled(ServerDraft.Field.KIND).flatMap(this::kind).orElse(PbxKind.OTHER_SIP);
        int port =
                value(draft, ServerDraft.Field.PORT, PORT)
                        .map(Integer::parseInt)
                        .orElse(kind.usualPort());
        return new Pbx(
                value(draft, ServerDraft.Field.NAME, NAME).orElse(""),
                kind,
                value(draft, ServerDraft.Field.HOST, new ValueForm.Host()).orElse(""),
                port,
                draft.filled(ServerDraft.Field.TRANSPORT).flatMap(this::transport),
                value(draft, ServerDraft.Field.OUTBOUND_PROXY, new ValueForm.Host()),
                value(draft, ServerDraft.Field.BEHIND_NAT, new ValueForm.Truth())
                        .map(Boolean::parseBoolean)
                        .orElse(kind == PbxKind.PROVIDER),
                value(draft, ServerDraft.Field.NAT_ADDRESS, new ValueForm.Host()),
                value(draft, ServerDraft.Field.VOICEMAIL, new ValueForm.Dialled()).orElse(""));
    }

    private void require(ServerDraft draft, ServerDraft.Field field) {
        if (draft.filled(field).isEmpty()) {
            faults.add(new Fault(draft.place(), "a server needs a " + field.word()));
        }
    }

    private Optional<PbxKind> kind(Cell cell) {
        String bare = Column.bare(cell.text());
        Optional<PbxKind> kind =
                Arrays.stream(PbxKind.values())
                        .filter(it -> Column.bare(it.word()).equals(bare))
                        .findFirst();
        if (kind.isEmpty()) {
            List<String> known = Arrays.stream(PbxKind.values()).map(PbxKind::word).toList();
            var wrong =
                    new ValueReading.Wrong(
                            "expected one of " + String.join(", ", known),
                            ValueReading.nearest(cell.text().strip(), known));
            faults.add(Fault.of(cell, wrong.clause()));
        }
        return kind;
    }

    private Optional<Transport> transport(Cell cell) {
        Optional<Transport> transport =
                Arrays.stream(Transport.values())
                        .filter(it -> it.word().equalsIgnoreCase(cell.text().strip()))
                        .findFirst();
        if (transport.isEmpty()) {
            faults.add(Fault.of(cell, "expected udp, tcp or tls, or nothing: what suits the load"));
        }
        return transport;
    }

    private Optional<String> value(ServerDraft draft, ServerDraft.Field field, ValueForm form) {
        Optional<Cell> cell = draft.filled(field);
        if (cell.isEmpty()) {
            return Optional.empty();
        }
        return switch (form.read(cell.get().text(), words)) {
            case ValueReading.Fine(String value) -> Optional.of(value);
            case ValueReading.Wrong wrong -> {
                faults.add(Fault.of(cell.get(), wrong.clause()));
                yield Optional.empty();
            }
        };
    }
}
