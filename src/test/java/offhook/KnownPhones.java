package offhook;

import offhook.disk.PhoneData;
import offhook.phone.PhoneCatalogue;
import offhook.phone.PhoneModel;

/** The real catalogue, for tests of pure packages, which may not know the edge. */
public final class KnownPhones {
    public static final PhoneCatalogue CATALOGUE = PhoneData.catalogue();

    private KnownPhones() {}

    /** The model of that name, which must exist: {@code 7961}. */
    public static PhoneModel model(String name) {
        return CATALOGUE
                .named(name)
                .orElseThrow(() -> new IllegalStateException("no model " + name));
    }
}
