package offhook.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;

import offhook.address.MacAddress;
import offhook.web.Fleet.TargetReply;
import offhook.web.Problem.Refusal;
import offhook.wire.Bytes;

import java.util.List;
import java.util.Optional;

/** The phones: what they are, what they do, where they shall go. */
final class PhoneCalls {
    private static final String WISH = "{\"load\": \"NAME\"}";

    private static final String ZIP = "application/zip";
    private static final String WISH_FOR_MANY = "{\"macs\": [\"MAC\", …], \"load\": \"NAME\"}";

    /** As many as fit into a body. */
    static final int MACS_MAX = 4_000;

    private final Fleet fleet;

    /** The body of a target. */
    record Wish(String load) {}

    /** The body of a target for many. */
    record WishForMany(List<String> macs, String load) {}

    record Forgotten(String mac) {}

    PhoneCalls(Fleet fleet) {
        this.fleet = fleet;
    }

    List<Call> calls() {
        return List.of(
                Call.read(
                        "/phones",
                        "Every phone, in the order in which they were first seen.",
                        Shape.listOf(PhoneDocument.class),
                        context -> Json.write(context, fleet.phones())),
                Call.read("/phones/{mac}", "One phone.", PhoneDocument.class, this::phone),
                Call.read(
                        "/phones/{mac}/story",
                        "What happened to it, oldest first.",
                        Shape.listOf(StoryEntry.class),
                        this::story),
                Call.read(
                                "/phones/{mac}/capture.pcapng",
                                "The phone's last packets.",
                                Object.class,
                                this::capture)
                        .answering("application/x-pcapng"),
                Call.read(
                                "/phones/{mac}/bundle.zip",
                                "Story, packets and setup of one phone, for those who shall help.",
                                Object.class,
                                this::bundle)
                        .answering(ZIP),
                Call.read(
                                "/bundle.zip",
                                "The same of every phone; without secrets and public addresses.",
                                Object.class,
                                context -> bundle(Optional.empty(), context))
                        .answering(ZIP),
                Call.read(
                        "/phones/{mac}/files/<name>",
                        "What the phone would be given for a name now, and why.",
                        FileDocument.class,
                        this::file),
                Call.change(
                                HandlerType.PUT,
                                "/phones/{mac}/target",
                                "Sets the load that the phone shall end on.",
                                PhoneDocument.class,
                                this::target)
                        .taking(Wish.class, WISH),
                Call.change(
                                HandlerType.PUT,
                                "/phones/target",
                                "Sets the load that these phones shall end on.",
                                TargetsDocument.class,
                                this::targets)
                        .taking(WishForMany.class, WISH_FOR_MANY),
                Call.change(
                        HandlerType.POST,
                        "/phones/{mac}/retry",
                        "Lets a phone whose plan stopped try again.",
                        PhoneDocument.class,
                        this::retry),
                Call.change(
                        HandlerType.POST,
                        "/phones/{mac}/restart",
                        "Tells a phone registered at the bench registrar to start again.",
                        Fleet.RestartReply.class,
                        this::restart),
                Call.change(
                        HandlerType.DELETE,
                        "/phones/{mac}",
                        "Forgets the phone and its story; if it comes again it is a new one.",
                        Forgotten.class,
                        this::forget),
                Call.read(
                        "/phones/{mac}/files",
                        "What it has asked for or will, and what it would get now.",
                        Shape.listOf(GivenFile.class),
                        this::files));
    }

    private void phone(Context context) {
        MacAddress mac = Requests.mac(context);
        Json.write(context, known(fleet.phone(mac), mac));
    }

    private void story(Context context) {
        MacAddress mac = Requests.mac(context);
        Json.write(context, known(fleet.story(mac), mac));
    }

    private void capture(Context context) {
        MacAddress mac = Requests.mac(context);
        Bytes packets = known(fleet.capture(mac), mac);
        String name = mac.deviceName() + ".pcapng";
        context.contentType("application/x-pcapng")
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .result(packets.toArray());
    }

    private void bundle(Context context) {
        MacAddress mac = Requests.mac(context);
        known(fleet.phone(mac), mac);
        bundle(Optional.of(mac), context);
    }

    /** Written as it is made: a thousand stories are many. */
    private void bundle(Optional<MacAddress> only, Context context) {
        String whose = only.map(MacAddress::deviceName).orElse("all");
        context.contentType(ZIP)
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"offhook-bundle-" + whose + ".zip\"");
        fleet.bundle(only, context.outputStream());
    }

    private void file(Context context) {
        MacAddress mac = Requests.mac(context);
        Json.write(context, known(fleet.fileFor(mac, context.pathParam("name")), mac));
    }

    private void target(Context context) {
        MacAddress mac = Requests.mac(context);
        String load = Requests.text(Requests.body(context, Wish.class, WISH).load(), WISH);
        write(context, mac, fleet.target(mac, load));
    }

    private void retry(Context context) {
        MacAddress mac = Requests.mac(context);
        write(context, mac, fleet.retry(mac));
    }

    private void restart(Context context) {
        MacAddress mac = Requests.mac(context);
        Json.write(context, fleet.restart(mac).orElseThrow(() -> unseen(mac)));
    }

    private static void write(Context context, MacAddress mac, TargetReply reply) {
        switch (reply) {
            case TargetReply.Set(var phone) -> Json.write(context, phone);
            case TargetReply.Unseen() -> throw unseen(mac);
            case TargetReply.Refused(var why) -> throw new Refusal(422, why);
        }
    }

    private void targets(Context context) {
        WishForMany wish = Requests.body(context, WishForMany.class, WISH_FOR_MANY);
        String load = Requests.text(wish.load(), WISH_FOR_MANY);
        if (wish.macs() == null || wish.macs().isEmpty()) {
            throw Requests.expected(WISH_FOR_MANY);
        }
        if (wish.macs().size() > MACS_MAX) {
            throw new Refusal(
                    422,
                    "macs: "
                            + wish.macs().size()
                            + " phones: expected at most "
                            + MACS_MAX
                            + " in one call");
        }
        var macs =
                wish.macs().stream()
                        .map(text -> Requests.mac(Requests.text(text, WISH_FOR_MANY)))
                        .distinct()
                        .toList();
        Json.write(context, fleet.targets(macs, load));
    }

    private void forget(Context context) {
        MacAddress mac = Requests.mac(context);
        if (!fleet.forget(mac)) {
            throw unseen(mac);
        }
        Json.write(context, new Forgotten(mac.toString()));
    }

    private void files(Context context) {
        MacAddress mac = Requests.mac(context);
        Json.write(context, known(fleet.files(mac), mac));
    }

    private static <T> T known(Optional<T> document, MacAddress mac) {
        return document.orElseThrow(() -> unseen(mac));
    }

    private static Refusal unseen(MacAddress mac) {
        return new Refusal(
                404,
                "phone " + mac + " was never seen by this station; see " + Api.ROOT + "/phones");
    }
}
