package offhook.desk;

import offhook.address.Endpoint;
import offhook.address.MacAddress;
import offhook.boot.BootStory;
import offhook.dhcp.DhcpMessage;
import offhook.dhcp.LeaseBook;
import offhook.dhcp.StationQuestion;
import offhook.event.StationEvent;
import offhook.phone.PhoneFileNames;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells the stories of phones that were answered before: in time when something rests on one, else
 * when there is time. Belongs to the desk's thread.
 */
final class LateTelling {
    private final Untold untold;
    private final Roster roster;
    private final LeaseBook leases;
    private final Whereabouts whereabouts;

    LateTelling(Untold untold, Roster roster, LeaseBook leases, Whereabouts whereabouts) {
        this.untold = untold;
        this.roster = roster;
        this.leases = leases;
        this.whereabouts = whereabouts;
    }

    /**
     * Whether it can be told later: there is room, it has a story or will get one, and no haste.
     */
    boolean mayWait(DhcpMessage message, MacAddress mac) {
        if (!untold.hasRoom() || StationQuestion.isOne(message)) {
            return false;
        }
        Optional<Tracked> phone = roster.known(mac);
        if (phone.isEmpty()) {
            return roster.hasRoomFor(untold.phones() + 1);
        }
        boolean isRenewal = !message.ciaddr().isAny();
        return isRenewal ? mayRenew(phone.get()) : isImpressionEnough(phone.get());
    }

    /**
     * Who renews runs, and one that runs and is not done may have to start again: then the answer
     * rests on this question itself.
     */
    private boolean mayRenew(Tracked phone) {
        BootStory story = phone.story();
        boolean isDone = story.journey().arrived().isPresent() && !roster.lacksLines(phone);
        return isDone || !story.boot().hasFiles();
    }

    /** Of one that has a target and no model yet, a question that names the model changes more. */
    private static boolean isImpressionEnough(Tracked phone) {
        return phone.kind().model().isPresent() || phone.story().journey().target().isEmpty();
    }

    List<Effect> more(int phonesMax) {
        var effects = new ArrayList<Effect>();
        for (int i = 0; i < phonesMax && !untold.isEmpty(); i++) {
            untold.next().ifPresent(mac -> tell(mac, effects));
        }
        return effects;
    }

    /** A story has to be told so far before something rests on it. */
    void before(Input input, List<Effect> effects) {
        if (untold.isEmpty()) {
            return;
        }
        switch (input) {
            case Input.DhcpArrived arrived ->
                    arrived.message().mac().ifPresent(mac -> tell(mac, effects));
            case Input.FileRequested requested ->
                    around(requested.client(), requested.mac(), requested.name(), effects);
            case Input.FileNoted noted ->
                    around(
                            noted.client(),
                            noted.mac(),
                            FileQuestions.nameIn(noted.event()),
                            effects);
            case Input.Tick _,
                    Input.FileProgressed _,
                    Input.OthersSeen _,
                    Input.RegistrarListens _ -> {
                // Nothing rests on them.
            }
            case Input.AddressTaken taken -> taken.client().ifPresent(mac -> tell(mac, effects));
            case Input.NeighbourSeen seen -> tell(seen.mac(), effects);
            case Input.PhoneSaid said -> tell(said.mac(), effects);
            case Input.TargetChosen chosen -> tell(chosen.mac(), effects);
            case Input.RetryChosen retry -> tell(retry.mac(), effects);
            case Input.ForgetChosen forget -> tell(forget.mac(), effects);
            case Input.LibraryChanged _, Input.LinesChanged _ ->
                    effects.addAll(more(Untold.MESSAGES_MAX));
        }
    }

    void answered(Tracked phone, Optional<StationEvent> answer, Turn turn) {
        answer.ifPresent(event -> roster.tell(phone, event, turn));
        roster.settle(phone, Optional.empty(), turn);
        roster.publish(phone, turn);
    }

    /** Whoever may be meant by it. */
    private void around(
            Endpoint client, Optional<MacAddress> hint, String name, List<Effect> effects) {
        leases.holder(client.address()).ifPresent(mac -> tell(mac, effects));
        whereabouts.at(client.address()).ifPresent(mac -> tell(mac, effects));
        hint.ifPresent(mac -> tell(mac, effects));
        PhoneFileNames.read(name).phone().ifPresent(mac -> tell(mac, effects));
    }

    private void tell(MacAddress mac, List<Effect> effects) {
        for (Untold.Heard heard : untold.take(mac)) {
            var turn = new Turn(heard.at());
            Optional<Tracked> phone = roster.track(mac, heard.at());
            if (phone.isPresent()) {
                heard.asked().ifPresent(asked -> roster.tell(phone.get(), asked, turn));
                roster.settle(phone.get(), Optional.empty(), turn);
                answered(phone.get(), heard.told(), turn);
            } else if (heard.told().orElse(null) instanceof StationEvent.AddressGranted granted) {
                // Others took the room meanwhile; whoever had the address has it no more.
                whereabouts.forget(granted.address());
            }
            effects.addAll(turn.effects());
        }
    }
}
