package offhook.explain;

import offhook.phone.PhoneFile;
import offhook.phone.PhoneFileNames;

import java.util.HashMap;
import java.util.Map;

/** What names of files mean, read once each: a log asks for the same few a million times. */
final class FileNames {
    /** A server for phones has a few hundred, and three for each phone. */
    static final int NAMES_MAX = 32_768;

    private final Map<String, PhoneFile> known = new HashMap<>();

    PhoneFile read(String name) {
        PhoneFile file = known.get(name);
        if (file == null) {
            file = PhoneFileNames.read(name);
            if (known.size() < NAMES_MAX) {
                known.put(name, file);
            }
        }
        return file;
    }
}
