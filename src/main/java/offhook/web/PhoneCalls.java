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

    private final Fleet fleet;

    /** The body of a target. */
    record Wish(String load) {}

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
                        .taking(Wish.class, WISH));
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
        switch (fleet.target(mac, load)) {
            case TargetReply.Set(var phone) -> Json.write(context, phone);
            case TargetReply.Unseen() -> throw unseen(mac);
            case TargetReply.Refused(var why) -> throw new Refusal(422, why);
        }
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
