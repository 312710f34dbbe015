package offhook.desk;

import offhook.firmware.Library;
import offhook.phone.PhoneCatalogue;

/** What is the same for all phones. */
record World(PhoneCatalogue catalogue, Library library, Targets targets) {
    World with(Library newer) {
        return new World(catalogue, newer, targets);
    }
}
