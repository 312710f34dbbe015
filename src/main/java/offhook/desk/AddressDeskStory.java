package offhook.desk;

import offhook.address.Ipv4;
import offhook.dhcp.Decision;
import offhook.dhcp.DhcpKind;
import offhook.dhcp.DhcpMessage;
import offhook.dhcp.DhcpOption;
import offhook.event.StationEvent;
import offhook.event.StationEvent.Asking;
import offhook.wire.Bytes;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A client's messages and our decisions in the words of its story. Belongs to one thread. */
public final class AddressDeskStory {
    /** More than the option orders of all phones there are; DISCOVER and REQUEST differ. */
    private static final int ORDERS_KEPT = 64;

    /** A few for each model; made-up ones only push each other out. */
    private static final int TEXTS_KEPT = 256;

    /** A storm of phones says the same few things: what was put in words before is kept. */
    private final Order[] orders = new Order[ORDERS_KEPT];

    /** Mostly our own address. */
    private Optional<Ipv4> chosenLast = Optional.empty();

    private final Map<Bytes, String> parameters = new HashMap<>();
    private final Map<Bytes, String> vendorClasses = new HashMap<>();

    /** The options of a message, in order, and the same as text. */
    private record Order(Bytes codes, String text) {
        boolean isOf(List<DhcpOption> options) {
            if (codes.size() != options.size()) {
                return false;
            }
            for (int i = 0; i < codes.size(); i++) {
                if (codes.at(i) != options.get(i).code()) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Empty for messages that ask for nothing: DECLINE, RELEASE, a server's. */
    public Optional<StationEvent.AddressAsked> asked(DhcpMessage message, Arrival arrival) {
        return asked(message, arrival, Optional.empty());
    }

    /**
     * @param before what the same client asked just now: the name it calls itself is kept once
     */
    Optional<StationEvent.AddressAsked> asked(
            DhcpMessage message, Arrival arrival, Optional<StationEvent.AddressAsked> before) {
        Optional<Asking> asking = asking(message, arrival);
        if (asking.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new StationEvent.AddressAsked(
                        asking.get(),
                        vendorClass(message),
                        hostName(message, before),
                        codes(message.options()),
                        parameters(message),
                        wanted(message),
                        chosenServer(message),
                        message.wantsBroadcast(),
                        message.secs()));
    }

    private static Optional<Asking> asking(DhcpMessage message, Arrival arrival) {
        Optional<DhcpKind> kind = message.kind();
        if (kind.isEmpty() || message.op() != DhcpMessage.REQUEST) {
            return Optional.empty();
        }
        return switch (kind.get()) {
            case DISCOVER -> Optional.of(Asking.DISCOVER);
            case REQUEST -> Optional.of(AddressDeskRequest.state(message, arrival));
            case INFORM -> Optional.of(Asking.INFORM);
            case OFFER, DECLINE, ACK, NAK, RELEASE -> Optional.empty();
        };
    }

    private static Optional<Ipv4> wanted(DhcpMessage message) {
        return message.ciaddr().isAny()
                ? message.address(DhcpOption.REQUESTED_ADDRESS)
                : Optional.of(message.ciaddr());
    }

    private Optional<Ipv4> chosenServer(DhcpMessage message) {
        Optional<Ipv4> chosen = message.address(DhcpOption.SERVER_IDENTIFIER);
        if (chosen.isPresent() && !chosen.equals(chosenLast)) {
            chosenLast = chosen;
        }
        return chosen.isPresent() ? chosenLast : chosen;
    }

    private static String hostName(
            DhcpMessage message, Optional<StationEvent.AddressAsked> before) {
        String name = message.text(DhcpOption.HOST_NAME).orElse("");
        return before.isPresent() && before.get().hostName().equals(name)
                ? before.get().hostName()
                : name;
    }

    private String vendorClass(DhcpMessage message) {
        Optional<Bytes> said = message.option(DhcpOption.VENDOR_CLASS);
        if (said.isEmpty()) {
            return "";
        }
        String known = vendorClasses.get(said.get());
        return known != null
                ? known
                : kept(vendorClasses, said.get(), message.text(DhcpOption.VENDOR_CLASS).orElse(""));
    }

    private String codes(List<DhcpOption> options) {
        int hash = 0;
        for (int i = 0; i < options.size(); i++) {
            hash = 31 * hash + options.get(i).code();
        }
        int place = Math.floorMod(hash, ORDERS_KEPT);
        if (orders[place] == null || !orders[place].isOf(options)) {
            var codes = new int[options.size()];
            for (int i = 0; i < codes.length; i++) {
                codes[i] = options.get(i).code();
            }
            Bytes order = Bytes.of(codes);
            orders[place] = new Order(order, listed(order));
        }
        return orders[place].text();
    }

    private String parameters(DhcpMessage message) {
        Optional<Bytes> list = message.option(DhcpOption.PARAMETER_LIST);
        if (list.isEmpty()) {
            return "";
        }
        String known = parameters.get(list.get());
        return known != null ? known : kept(parameters, list.get(), listed(list.get()));
    }

    private static String kept(Map<Bytes, String> texts, Bytes said, String text) {
        if (texts.size() >= TEXTS_KEPT) {
            texts.clear();
        }
        texts.put(said, text);
        return text;
    }

    private static String listed(Bytes codes) {
        var text = new StringBuilder(4 * codes.size());
        for (int i = 0; i < codes.size(); i++) {
            text.append(i == 0 ? "" : ",").append(codes.at(i));
        }
        return text.toString();
    }

    /** What the decision means for the phone; silence only if somebody could mend it. */
    public static Optional<StationEvent> told(Decision decision) {
        return switch (decision) {
            case Decision.Offer offer ->
                    Optional.of(new StationEvent.AddressOffered(offer.address()));
            case Decision.Ack ack ->
                    Optional.of(
                            new StationEvent.AddressGranted(
                                    ack.lease().address(),
                                    Duration.between(ack.lease().grantedAt(), ack.lease().endsAt())
                                            .toSeconds(),
                                    ack.reply().siaddr()));
            case Decision.Informed informed -> Optional.of(new StationEvent.Note(informed.why()));
            case Decision.Nak nak ->
                    Optional.of(new StationEvent.AddressRefused(nak.refused(), nak.why()));
            case Decision.OtherServer other ->
                    Optional.of(new StationEvent.OtherServerChosen(other.server()));
            case Decision.Released released ->
                    Optional.of(
                            new StationEvent.AddressGivenUp(
                                    released.ended().address(), released.why()));
            case Decision.Declined declined ->
                    Optional.of(
                            new StationEvent.AddressGivenUp(declined.address(), declined.why()));
            case Decision.Silence(String why, String remedy) ->
                    remedy.isEmpty()
                            ? Optional.empty()
                            : Optional.of(new StationEvent.AddressWithheld(why, remedy));
        };
    }
}
