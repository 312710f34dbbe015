package offhook.config;

import offhook.phone.LoadName;
import offhook.phone.PhoneModel;

import java.util.Optional;

/** What is known about the phone besides the file; empty: inferred from name and content. */
public record CheckContext(Optional<PhoneModel> model, Optional<LoadName> load) {
    public static final CheckContext NONE = new CheckContext(Optional.empty(), Optional.empty());
}
