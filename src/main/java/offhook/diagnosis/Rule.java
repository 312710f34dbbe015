package offhook.diagnosis;

import java.util.Optional;

/** One thing that may be so. A finding ends when its cause is gone: the rule just says nothing. */
interface Rule {
    Optional<Finding> examine(PhoneCase phone);
}
