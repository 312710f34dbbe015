package offhook.desk;

import offhook.address.Ipv4;
import offhook.dhcp.Lease;
import offhook.event.Observed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One input being worked on: when it came, and its effects in the order they have to happen. */
final class Turn {
    final Instant now;

    private final List<Effect> durable = new ArrayList<>();
    private final List<Effect> published = new ArrayList<>();
    private final List<Effect> spoken = new ArrayList<>();

    Turn(Instant now) {
        this.now = now;
    }

    void persist(Lease lease) {
        durable.add(new Effect.PersistLease(lease));
    }

    void forget(Ipv4 address) {
        durable.add(new Effect.ForgetLease(address));
    }

    void journal(Observed observed) {
        durable.add(new Effect.Journal(observed));
    }

    /** Before anything is said: a phone asks for its load a millisecond after its settings. */
    void publish(PhoneView view) {
        published.add(new Effect.Publish(view));
    }

    void say(Effect effect) {
        spoken.add(effect);
    }

    List<Effect> effects() {
        var all = new ArrayList<Effect>(durable.size() + published.size() + spoken.size());
        all.addAll(durable);
        all.addAll(published);
        all.addAll(spoken);
        return List.copyOf(all);
    }
}
