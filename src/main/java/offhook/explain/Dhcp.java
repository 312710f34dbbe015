package offhook.explain;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.event.StationEvent;
import offhook.event.StationEvent.Asking;

import java.util.Optional;

/** What logs say of addresses, as events. What a log leaves out is empty. */
final class Dhcp {
    private Dhcp() {}

    static Clue asked(MacAddress mac, Asking asking, String hostName, Optional<Ipv4> wanted) {
        return asked(mac, asking, "", hostName, wanted, Optional.empty());
    }

    static Clue asked(
            MacAddress mac,
            Asking asking,
            String vendorClass,
            String hostName,
            Optional<Ipv4> wanted,
            Optional<Ipv4> server) {
        return new Clue(
                Who.of(mac).called(hostName),
                new StationEvent.AddressAsked(
                        asking, vendorClass, hostName, "", "", wanted, server, false, 0));
    }

    static Clue offered(MacAddress mac, Ipv4 address) {
        return new Clue(Who.of(mac), new StationEvent.AddressOffered(address));
    }

    /**
     * @param tftpServer 0.0.0.0 if the log does not say
     */
    static Clue granted(
            MacAddress mac, String hostName, Ipv4 address, long seconds, Ipv4 tftpServer) {
        return new Clue(
                Who.of(Optional.of(mac), Optional.of(address)).called(hostName),
                new StationEvent.AddressGranted(address, seconds, tftpServer));
    }

    static Clue refused(MacAddress mac, Optional<Ipv4> address, String why) {
        return new Clue(Who.of(mac), new StationEvent.AddressRefused(address, why));
    }

    static Clue released(MacAddress mac, Ipv4 address) {
        return givenUp(mac, address, "released");
    }

    static Clue declined(MacAddress mac, Ipv4 address) {
        return givenUp(mac, address, "declined: somebody else has it");
    }

    static Clue givenUp(MacAddress mac, Ipv4 address, String how) {
        return new Clue(Who.of(mac), new StationEvent.AddressGivenUp(address, how));
    }
}
