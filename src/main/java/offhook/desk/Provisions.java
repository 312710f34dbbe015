package offhook.desk;

import offhook.address.Ipv4;
import offhook.boot.BootStory;
import offhook.boot.Journey;
import offhook.phone.LoadName;
import offhook.phone.PhoneModel;
import offhook.phone.Protocol;
import offhook.provision.FileOrder;
import offhook.provision.PhoneFiles;
import offhook.provision.Provisioning;

import java.util.Optional;

/**
 * The files of phones that somebody wrote down lines for: made when what they are made from
 * changes, not when a phone asks. Belongs to the desk's thread.
 */
final class Provisions {
    /** What a phone's files were made from beside the book; another book forgets them all. */
    private record Cause(LoadName load, PhoneKind kind, Ipv4 station) {}

    /**
     * @param outcome empty: nobody wrote down lines for it
     */
    record Made(Cause cause, Optional<Provisioning> outcome) {}

    private final PhoneFiles files;
    private final Ipv4 station;

    /**
     * @param station for phones whose address is not from us
     */
    Provisions(PhoneFiles files, Ipv4 station) {
        this.files = files;
        this.station = station;
    }

    /** Empty while it is on its way to another load, and for phones without lines. */
    Optional<Provisioning> of(Tracked phone, World world) {
        BootStory story = phone.story();
        Optional<LoadName> load = settledOn(story).flatMap(Loads::named);
        boolean isIts = load.map(LoadName::platform).equals(phone.kind().platform());
        if (load.isEmpty() || !isIts || !world.book().phones().containsKey(story.mac())) {
            return Optional.empty();
        }
        var cause = new Cause(load.get(), phone.kind(), story.network().station().orElse(station));
        if (phone.made.map(Made::cause).filter(cause::equals).isEmpty()) {
            phone.made = Optional.of(new Made(cause, make(phone, world, cause)));
        }
        return phone.made.get().outcome();
    }

    private Optional<Provisioning> make(Tracked phone, World world, Cause cause) {
        Optional<PhoneModel> model = phone.kind().model();
        return world.book()
                .setup(phone.story().mac(), model.map(PhoneModel::name))
                .map(
                        setup ->
                                new FileOrder(
                                        setup,
                                        model,
                                        cause.load(),
                                        cause.station(),
                                        world.book().usualPbx().map(world.book().pbxs()::get)))
                .filter(Provisions::hasLines)
                .map(files::make);
    }

    /** With SCCP lines come from the server, so one is enough. */
    private static boolean hasLines(FileOrder order) {
        boolean isSccp = order.load().protocol().filter(Protocol.SCCP::equals).isPresent();
        return !order.setup().lines().isEmpty() || isSccp && order.usualPbx().isPresent();
    }

    /** What it runs for good, or will once it took the last step: its target, or where it stuck. */
    private static Optional<String> settledOn(BootStory story) {
        Journey journey = story.journey();
        return story.told()
                .filter(
                        load ->
                                !journey.isConverting()
                                        || journey.target()
                                                .filter(set -> set.load().equalsIgnoreCase(load))
                                                .isPresent());
    }
}
