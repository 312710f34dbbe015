package offhook.provision;

import offhook.phone.PhoneFileNames;

import java.util.List;
import java.util.Optional;

/** What came of writing a phone's files. */
public sealed interface Provisioning {
    /**
     * @param cautions sentences: what the phone cannot do of that which was written down
     */
    record Ready(List<MadeFile> files, List<String> cautions) implements Provisioning {
        public Ready {
            files = List.copyOf(files);
            cautions = List.copyOf(cautions);
        }

        /** By the name a phone asks for, in any case and with what phones put around it. */
        public Optional<MadeFile> file(String asked) {
            String name = PhoneFileNames.normal(asked);
            return files.stream().filter(it -> it.name().equalsIgnoreCase(name)).findFirst();
        }
    }

    /**
     * No file is written: the phone would cut, refuse or misread what it was given.
     *
     * @param reasons sentences that name phone, line, value and limit, and no password
     */
    record Refused(List<String> reasons) implements Provisioning {
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }
}
