package offhook.provision;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import offhook.KnownPhones;
import offhook.config.ParsedFile;
import offhook.line.Pbx;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** File, book, file: what we wrote we read back, and write again letter for letter. */
class RoundTripTest {
    private static final PhoneFiles FILES = new PhoneFiles(KnownPhones.CATALOGUE, OwnWording.NONE);
    private static final FilesRead READ = new FilesRead(KnownPhones.CATALOGUE);

    @Provide
    Arbitrary<FileOrder> orders() {
        return SomeBooks.valid();
    }

    @Property(tries = 200)
    void files_read_into_the_book_make_the_same_files(@ForAll("orders") FileOrder order) {
        List<MadeFile> first = made(order);

        BroughtPhone brought =
                READ.of(first.stream().map(it -> ParsedFile.of(bare(it), it.content())).toList());
        Map<String, Pbx> servers =
                brought.servers().stream()
                        .collect(Collectors.toMap(Pbx::name, Function.identity()));
        var entry = brought.entry(SomeBooks.MAC);
        var again =
                SomeBooks.order(
                        new offhook.line.PhoneEntry(
                                entry.mac(),
                                order.isSip() ? entry.model() : order.setup().model(),
                                entry.site(),
                                entry.description(),
                                entry.lines(),
                                entry.speedDials(),
                                entry.overrides()),
                        servers,
                        brought.servers().getFirst().name(),
                        order.load().text());

        Map<String, String> expected = texts(first);
        Map<String, String> texts = texts(made(again));
        assertThat(texts.keySet()).isEqualTo(expected.keySet());
        expected.forEach(
                (name, text) ->
                        assertThat(texts.get(name).lines())
                                .as(name)
                                .containsExactlyElementsOf(text.lines().toList()));
        if (!order.setup().lines().isEmpty() && order.isSip()) {
            assertThat(brought.load()).contains(order.load());
        }
    }

    private static Map<String, String> texts(List<MadeFile> files) {
        return files.stream()
                .collect(Collectors.toMap(MadeFile::name, file -> file.content().utf8()));
    }

    private static String bare(MadeFile file) {
        return file.name().substring(file.name().lastIndexOf('/') + 1);
    }

    private static List<MadeFile> made(FileOrder order) {
        return switch (FILES.make(order)) {
            case Provisioning.Ready ready -> ready.files();
            case Provisioning.Refused refused -> throw new AssertionError(refused.reasons());
        };
    }
}
