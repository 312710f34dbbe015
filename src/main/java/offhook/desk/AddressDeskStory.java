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
import java.util.List;
import java.util.Optional;

/** A client's messages and our decisions in the words of its story. */
public final class AddressDeskStory {
    private AddressDeskStory() {}

    /** Empty for messages that ask for nothing: DECLINE, RELEASE, a server's. */
    public static Optional<StationEvent.AddressAsked> asked(DhcpMessage message, Arrival arrival) {
        return asking(message, arrival)
                .map(
                        asking ->
                                new StationEvent.AddressAsked(
                                        asking,
                                        message.text(DhcpOption.VENDOR_CLASS).orElse(""),
                                        message.text(DhcpOption.HOST_NAME).orElse(""),
                                        codes(message),
                                        parameters(message),
                                        wanted(message),
                                        message.address(DhcpOption.SERVER_IDENTIFIER),
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

    private static String codes(DhcpMessage message) {
        List<DhcpOption> options = message.options();
        var codes = new StringBuilder(4 * options.size());
        for (int i = 0; i < options.size(); i++) {
            codes.append(i == 0 ? "" : ",").append(options.get(i).code());
        }
        return codes.toString();
    }

    private static String parameters(DhcpMessage message) {
        Bytes list = message.option(DhcpOption.PARAMETER_LIST).orElse(Bytes.EMPTY);
        var codes = new StringBuilder(4 * list.size());
        for (int i = 0; i < list.size(); i++) {
            codes.append(i == 0 ? "" : ",").append(list.at(i));
        }
        return codes.toString();
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
