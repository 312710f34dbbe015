package offhook;

import offhook.phone.PhoneModel;
import offhook.phone.ResetKeys;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** docs/phones.md says what the catalogue says. */
class PhonesPageTest {
    private static final Path PAGE = Path.of("docs/phones.md");

    @Test
    void the_table_of_models_is_the_catalogue() throws IOException {
        new DocsTable(PAGE, "models").holds(models());
    }

    @Test
    void the_table_of_keys_is_the_catalogue() throws IOException {
        new DocsTable(PAGE, "keys").holds(keys());
    }

    private static String models() {
        var table = new StringBuilder();
        table.append("| model | type | option 60 | factory loader | loads | lines | source |\n");
        table.append("|---|---|---|---|---|---|---|\n");
        for (PhoneModel model : KnownPhones.CATALOGUE.models()) {
            row(
                    table,
                    List.of(
                            model.name(),
                            Integer.toString(model.deviceType()),
                            code(model.vendorClasses()),
                            code(model.defaultLoads().stream().toList()),
                            code(model.loadPrefixes()),
                            Integer.toString(model.lines()),
                            model.source()));
        }
        return table.toString();
    }

    private static String keys() {
        Map<ResetKeys, List<String>> models = new LinkedHashMap<>();
        for (PhoneModel model : KnownPhones.CATALOGUE.models()) {
            for (ResetKeys keys : model.resetKeys()) {
                models.merge(
                        keys,
                        List.of(model.name()),
                        (one, more) -> Stream.concat(one.stream(), more.stream()).toList());
            }
        }
        var table = new StringBuilder("| models | to | keys | what is seen | source |\n");
        table.append("|---|---|---|---|---|\n");
        models.forEach(
                (keys, names) ->
                        row(
                                table,
                                List.of(
                                        String.join(", ", names),
                                        keys.purpose(),
                                        keys.keys().replace("*", "\\*"),
                                        keys.seen(),
                                        keys.source())));
        return table.toString();
    }

    private static void row(StringBuilder table, List<String> cells) {
        table.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static String code(List<String> words) {
        return words.stream().map(word -> "`" + word + "`").collect(Collectors.joining("<br>"));
    }
}
