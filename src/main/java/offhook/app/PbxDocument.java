package offhook.app;

import offhook.pbx.PbxTexts;
import offhook.provision.FileOrder;

import java.util.List;

/** The texts for the other side as JSON. */
record PbxDocument(List<OneServer> servers) {
    record OneServer(String name, String kind, String host, List<Piece> texts) {}

    /**
     * @param where the file, or the page to click to
     */
    record Piece(String where, String text, List<String> notes) {}

    static PbxDocument of(List<FileOrder> phones, boolean withPasswords) {
        return new PbxDocument(
                PbxTexts.of(phones, withPasswords).stream()
                        .map(
                                server ->
                                        new OneServer(
                                                server.pbx().name(),
                                                server.pbx().kind().word(),
                                                server.pbx().host(),
                                                server.texts().stream()
                                                        .map(
                                                                text ->
                                                                        new Piece(
                                                                                text.where(),
                                                                                text.text(),
                                                                                text.notes()))
                                                        .toList()))
                        .toList());
    }
}
