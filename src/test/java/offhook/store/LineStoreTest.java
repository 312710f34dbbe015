package offhook.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import offhook.address.MacAddress;
import offhook.line.Line;
import offhook.line.LineBook;
import offhook.line.Pbx;
import offhook.line.PbxKind;
import offhook.line.PhoneEntry;
import offhook.line.Secret;
import offhook.line.Setting;
import offhook.line.SpeedDial;
import offhook.line.Transport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class LineStoreTest {
    private static final MacAddress ONE = new MacAddress(0x001b_0c18_bdc1L);
    private static final MacAddress TWO = new MacAddress(0x001b_0c18_bdc2L);

    @TempDir Path folder;

    @Test
    void a_book_comes_back_as_it_was_written() {
        LineBook book = book("geheim-1", "geheim-2");
        write(book);

        try (var store = open()) {
            assertThat(store.read().book()).isEqualTo(book);
            assertThat(store.read().notices()).isEmpty();
        }
    }

    @Test
    void no_password_is_in_any_file() throws Exception {
        write(book("geheim-1", "geheim-2"));

        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertThat(bytes).as(file.toString()).doesNotContain("geheim");
            }
        }
    }

    @Test
    void the_key_is_its_owner_s_alone_and_made_at_first_use() throws Exception {
        try (var store = open()) {
            assertThat(store.read().book()).isEqualTo(LineBook.EMPTY);
            assertThat(key()).doesNotExist();
        }
        write(book("geheim-1", "geheim-2"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key())))
                .isEqualTo("rw-------");
        Files.setPosixFilePermissions(key(), PosixFilePermissions.fromString("rw-r--r--"));
        try (var store = open()) {
            assertThat(store.read().notices())
                    .singleElement()
                    .asString()
                    .contains("may be read by others (rw-r--r--)", "chmod 600");
        }
    }

    @Test
    void who_was_second_has_to_judge_again() {
        try (var one = open();
                var other = open()) {
            long edition = one.read().edition();
            assertThat(other.change(edition, LineBook.EMPTY, book("a", "b"))).isTrue();

            assertThat(one.change(edition, LineBook.EMPTY, LineBook.EMPTY)).isFalse();
            assertThat(one.read().book()).isEqualTo(book("a", "b"));
            assertThat(one.edition()).isEqualTo(edition + 1);
        }
    }

    @Test
    void a_lost_key_is_a_sentence_and_what_came_back_opens_again() throws Exception {
        LineBook book = book("geheim-1", "geheim-2");
        write(book);
        Path elsewhere = folder.resolveSibling(folder.getFileName() + "-key");
        Files.move(key(), elsewhere);

        try (var store = open()) {
            LineStore.Stored stored = store.read();
            assertThat(stored.notices())
                    .singleElement()
                    .asString()
                    .contains("3 passwords cannot be read", "secrets.key is missing", "hand");
            assertThat(stored.book().phones().get(ONE).lines().getFirst().number())
                    .isEqualTo("101");
            assertThat(stored.book().phones().get(ONE).lines().getFirst().password())
                    .isEqualTo(Secret.NONE);
            // Somebody changes a label meanwhile.
            store.change(stored.edition(), stored.book(), relabelled(stored.book()));
        }
        Files.deleteIfExists(key());
        Files.move(elsewhere, key());

        try (var store = open()) {
            PhoneEntry phone = store.read().book().phones().get(ONE);
            assertThat(phone.lines().getFirst().label()).isEqualTo("new");
            assertThat(phone.lines().getFirst().password()).isEqualTo(new Secret("geheim-1"));
        }
    }

    @Test
    void what_was_sealed_for_one_phone_opens_for_no_other() {
        Vault vault = Vault.at(key());
        String sealed = vault.seal("geheim", ONE.toString());

        assertThat(vault.open(sealed, ONE.toString())).isEqualTo(new Vault.Opened.Plain("geheim"));
        assertThat(vault.open(sealed, TWO.toString())).isInstanceOf(Vault.Opened.Lost.class);
        assertThat(vault.seal("geheim", ONE.toString())).isNotEqualTo(sealed);
        assertThat(vault.open("geheim", ONE.toString())).isInstanceOf(Vault.Opened.Lost.class);
        assertThat(vault.open(sealed, ONE.toString()).toString()).doesNotContain("geheim");
    }

    @Test
    void a_file_that_holds_no_key_is_said_and_not_written_over() throws Exception {
        write(book("geheim-1", "geheim-2"));
        Files.writeString(key(), "nonsense");

        try (var store = open()) {
            LineStore.Stored stored = store.read();
            assertThat(stored.notices())
                    .anyMatch(notice -> notice.contains("secrets.key may not be read, or holds"));
            assertThat(stored.book().phones()).hasSize(2);
            assertThatThrownBy(
                            () -> store.change(stored.edition(), stored.book(), book("new", "new")))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("holds no key: expected 64 hex digits");
        }
        assertThat(Files.readString(key())).isEqualTo("nonsense");
    }

    @Test
    void a_damaged_database_gives_the_book_back() throws Exception {
        LineBook book = book("geheim-1", "geheim-2");
        write(book);
        Path file = folder.resolve("offhook.db");
        byte[] bytes = Files.readAllBytes(file);
        // The header says more pages than there are.
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 4096));

        try (var store = Store.open(file);
                var lines = store.lines(Vault.at(key()))) {
            assertThat(store.notices()).anyMatch(notice -> notice.contains("was damaged"));
            assertThat(lines.read().book().phones()).isEqualTo(book.phones());
        }
    }

    private void write(LineBook book) {
        try (var store = open()) {
            LineStore.Stored before = store.read();
            assertThat(store.change(before.edition(), before.book(), book)).isTrue();
        }
    }

    private LineStore open() {
        return LineStore.open("jdbc:sqlite:" + folder.resolve("offhook.db"), Vault.at(key()));
    }

    private Path key() {
        return folder.resolve("secrets.key");
    }

    private static LineBook relabelled(LineBook book) {
        var phones = new java.util.HashMap<>(book.phones());
        PhoneEntry phone = phones.get(ONE);
        Line old = phone.lines().getFirst();
        phones.put(
                ONE,
                phone.withLines(
                        List.of(
                                new Line(
                                        1,
                                        old.number(),
                                        "new",
                                        "",
                                        "",
                                        old.password(),
                                        old.voicemail(),
                                        old.pbx()))));
        return new LineBook(
                book.pbxs(), book.usualPbx(), book.usual(), book.sites(), book.models(), phones);
    }

    private static LineBook book(String one, String two) {
        var pbx =
                new Pbx(
                        "office",
                        PbxKind.PROVIDER,
                        "sip.example.com",
                        5061,
                        Optional.of(Transport.UDP),
                        Optional.of("proxy.example.com"),
                        true,
                        Optional.of("203.0.113.7"),
                        "*97");
        return new LineBook(
                Map.of("office", pbx),
                Optional.of("office"),
                Map.of(Setting.SSH_PASSWORD, "geheim-ssh"),
                Map.of("Berlin", Map.of(Setting.TIME_ZONE, "W. Europe Standard/Daylight Time")),
                Map.of("7961", Map.of(Setting.WEB_ACCESS, "false")),
                Map.of(
                        ONE,
                        new PhoneEntry(
                                ONE,
                                Optional.of("7961"),
                                Optional.of("Berlin"),
                                "Reception",
                                List.of(line(1, "101", one)),
                                List.of(new SpeedDial(2, "Taxi", "555", true)),
                                Map.of(Setting.PC_PORT, "false")),
                        TWO,
                        new PhoneEntry(
                                TWO,
                                Optional.empty(),
                                Optional.empty(),
                                "",
                                List.of(line(1, "102", two)),
                                List.of(),
                                Map.of())));
    }

    private static Line line(int button, String number, String password) {
        return new Line(
                button,
                number,
                "",
                "",
                "",
                new Secret(password),
                Optional.of("*98"),
                Optional.of("office"));
    }
}
