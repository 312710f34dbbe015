package offhook.desk;

import offhook.firmware.Library;
import offhook.phone.PhoneCatalogue;

/** What is the same for all phones. */
record World(PhoneCatalogue catalogue, Library library, Targets targets, Plans plans) {
    static World of(PhoneCatalogue catalogue, Library library, Targets targets) {
        return new World(catalogue, library, targets, new Plans(library));
    }

    World with(Library newer) {
        return of(catalogue, newer, targets);
    }
}
