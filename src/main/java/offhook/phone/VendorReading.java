package offhook.phone;

import java.util.List;

/** What DHCP option 60 says of its sender. {@link PhoneCatalogue#identify} makes one. */
public sealed interface VendorReading {
    /** A phone, and which. */
    record Known(PhoneModel model) implements VendorReading {}

    /**
     * A Cisco phone that does not say which: images of 7940/60 from before the universal loader,
     * and 7910.
     *
     * @param candidates the models that send this form
     */
    record ModelUnsaid(List<PhoneModel> candidates) implements VendorReading {
        public ModelUnsaid {
            candidates = List.copyOf(candidates);
        }
    }

    /**
     * A Cisco phone of a model that the catalogue does not have.
     *
     * @param said what stands where the model would
     */
    record ModelUnknown(String said) implements VendorReading {}

    record NotAPhone() implements VendorReading {}

    /** Whether an address service for phones answers it. */
    default boolean isPhone() {
        return !(this instanceof NotAPhone);
    }
}
