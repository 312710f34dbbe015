package offhook.app;

import offhook.line.LineBook;
import offhook.line.Pbx;
import offhook.phone.PhoneCatalogue;
import offhook.store.LineStore;
import offhook.store.Vault;

import java.nio.file.Path;
import java.util.Optional;

/** The book in a data folder, open for one command; beside a running station if there is one. */
record OpenBook(LineStore store, BookKeeper keeper) implements AutoCloseable {
    private static final String KEY_FILE = "secrets.key";

    static OpenBook in(
            Path data, String databaseUrl, PhoneCatalogue catalogue, Optional<Pbx> usual) {
        LineStore store = LineStore.open(databaseUrl, Vault.at(keyIn(data)));
        return new OpenBook(store, new BookKeeper(store, catalogue, usual));
    }

    /** The key that passwords are sealed with. */
    static Path keyIn(Path data) {
        return data.resolve(KEY_FILE);
    }

    /** As it was written down; what could not be read is complained of. */
    LineBook written(Console console) {
        LineStore.Stored stored = keeper.stored();
        stored.notices().forEach(notice -> console.complain("offhook: " + notice));
        return stored.book();
    }

    @Override
    public void close() {
        store.close();
    }
}
