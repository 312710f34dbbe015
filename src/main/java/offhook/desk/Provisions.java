package offhook.desk;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.boot.Boot;
import offhook.boot.BootStory;
import offhook.boot.FileFact;
import offhook.event.StationEvent;
import offhook.line.Pbx;
import offhook.line.PhoneSetup;
import offhook.phone.LoadName;
import offhook.phone.PhoneModel;
import offhook.phone.Protocol;
import offhook.provision.FileOrder;
import offhook.provision.MadeFile;
import offhook.provision.PhoneFiles;
import offhook.provision.Provisioning;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files of phones that somebody wrote down lines for: made when what they are made from
 * changes, not when a phone asks. Belongs to the desk's thread.
 */
final class Provisions {
    /**
     * Settings of so many phones are kept as made, 8 kB each; those of the others are made anew
     * when they are asked for, once a start.
     */
    private static final int SETTINGS_KEPT_MAX = 2_048;

    /** What a phone's files were made from beside the book; another book forgets them all. */
    private record Cause(LoadName load, PhoneKind kind, Ipv4 station) {}

    /**
     * @param outcome without settings; empty: nobody wrote down lines for it
     */
    record Made(Cause cause, Optional<Provisioning> outcome) {}

    private final PhoneFiles files;
    private final Ipv4 station;
    private final Map<MacAddress, Kept> kept =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<MacAddress, Kept> eldest) {
                    return size() > SETTINGS_KEPT_MAX;
                }
            };

    private record Kept(Cause cause, Optional<Provisioning> outcome) {}

    /**
     * @param station for phones whose address is not from us
     */
    Provisions(PhoneFiles files, Ipv4 station) {
        this.files = files;
        this.station = station;
    }

    /** What was made of what the newer book says otherwise is out of date; the rest stays. */
    void forget(Iterable<Tracked> phones, World older, World newer) {
        boolean isSameUsual = usual(older).equals(usual(newer));
        for (Tracked phone : phones) {
            boolean isSame = isSameUsual && setup(phone, older).equals(setup(phone, newer));
            if (!isSame) {
                kept.remove(phone.story().mac());
                phone.made = Optional.empty();
            }
        }
    }

    private static Optional<Pbx> usual(World world) {
        return world.book().usualPbx().map(world.book().pbxs()::get);
    }

    /**
     * What is not settings: dial plan, ring lists; empty while it is on its way to another load,
     * and for phones without lines.
     */
    Optional<Provisioning> comforts(Tracked phone, World world) {
        Optional<Cause> cause = cause(phone, world);
        if (cause.isEmpty()) {
            phone.made = Optional.empty();
            return Optional.empty();
        }
        if (phone.made.map(Made::cause).filter(cause.get()::equals).isEmpty()) {
            Optional<Provisioning> outcome =
                    whole(phone, world, cause.get()).map(Provisions::withoutSettings);
            phone.made = Optional.of(new Made(cause.get(), outcome));
        }
        return phone.made.get().outcome();
    }

    /** All of its files; empty while it is on its way to another load, and without lines. */
    Optional<Provisioning> whole(Tracked phone, World world) {
        return cause(phone, world).flatMap(cause -> whole(phone, world, cause));
    }

    /**
     * Its own file, if it asked for it in this start before what it arrived at was its target: it
     * was told that there is none, or got one for another load, without its lines. Nothing but
     * another start fetches it. Who registers with what the book says has them from before.
     */
    Optional<String> missed(Tracked phone, World world) {
        BootStory story = phone.story();
        boolean mayLack =
                story.journey().arrived().isPresent()
                        && world.book().phones().containsKey(story.mac())
                        && !isRegistered(story)
                        && !story.journey().hasItsLines()
                        && story.boot().first(Provisions::mayMiss).isPresent();
        return mayLack
                ? whole(phone, world).flatMap(made -> ownOf(made, story.boot()))
                : Optional.empty();
    }

    private static Optional<String> ownOf(Provisioning made, Boot boot) {
        return made instanceof Provisioning.Ready ready
                ? boot.first(fact -> mayMiss(fact) && ready.file(fact.name()).isPresent())
                        .map(FileFact::name)
                : Optional.empty();
    }

    private static boolean mayMiss(FileFact fact) {
        return FileFact.mayHoldLines(fact.file()) && fact.asked() > 0;
    }

    private static boolean isRegistered(BootStory story) {
        return story.hearsay()
                .registration()
                .filter(StationEvent.RegistrationSeen::isAccepted)
                .isPresent();
    }

    private Optional<Provisioning> whole(Tracked phone, World world, Cause cause) {
        MacAddress mac = phone.story().mac();
        Kept before = kept.get(mac);
        if (before != null && before.cause().equals(cause)) {
            return before.outcome();
        }
        Optional<Provisioning> outcome = make(phone, world, cause);
        kept.put(mac, new Kept(cause, outcome));
        return outcome;
    }

    private static Provisioning withoutSettings(Provisioning whole) {
        return switch (whole) {
            case Provisioning.Refused refused -> refused;
            case Provisioning.Ready(List<MadeFile> files, List<String> cautions) ->
                    new Provisioning.Ready(
                            files.stream().filter(file -> !file.form().isSettings()).toList(),
                            cautions);
        };
    }

    private Optional<Cause> cause(Tracked phone, World world) {
        BootStory story = phone.story();
        if (!world.book().phones().containsKey(story.mac())) {
            return Optional.empty();
        }
        return story.journey()
                .settledOn()
                .flatMap(Loads::named)
                .filter(load -> phone.kind().platform().filter(load.platform()::equals).isPresent())
                .map(
                        load ->
                                new Cause(
                                        load,
                                        phone.kind(),
                                        story.network().station().orElse(station)));
    }

    private Optional<Provisioning> make(Tracked phone, World world, Cause cause) {
        Optional<PhoneModel> model = phone.kind().model();
        return setup(phone, world)
                .map(
                        setup ->
                                new FileOrder(
                                        setup, model, cause.load(), cause.station(), usual(world)))
                .filter(Provisions::hasLines)
                .map(files::make);
    }

    static Optional<PhoneSetup> setup(Tracked phone, World world) {
        return world.book().setup(phone.story().mac(), phone.kind().model().map(PhoneModel::name));
    }

    /** With SCCP lines come from the server, so one is enough. */
    private static boolean hasLines(FileOrder order) {
        boolean isSccp = order.load().protocol().filter(Protocol.SCCP::equals).isPresent();
        return !order.setup().lines().isEmpty() || isSccp && order.usualPbx().isPresent();
    }
}
