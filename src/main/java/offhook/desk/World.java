package offhook.desk;

import offhook.firmware.Library;
import offhook.line.LineBook;
import offhook.phone.PhoneCatalogue;

/** What is the same for all phones. */
record World(
        PhoneCatalogue catalogue, Library library, Targets targets, Plans plans, LineBook book) {
    static World of(PhoneCatalogue catalogue, Library library, Targets targets) {
        return new World(catalogue, library, targets, new Plans(library), LineBook.EMPTY);
    }

    World with(Library newer) {
        return new World(catalogue, newer, targets, new Plans(newer), book);
    }

    World with(LineBook newer) {
        return new World(catalogue, library, targets, plans, newer);
    }
}
