package offhook.desk;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.address.Subnet;
import offhook.dhcp.Decision;
import offhook.dhcp.DhcpKind;
import offhook.dhcp.DhcpMessage;
import offhook.dhcp.DhcpOption;
import offhook.dhcp.LeaseBook;
import offhook.dhcp.Pool;
import offhook.wire.Bytes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A phone's side of the conversation, and a desk to talk to, for tests. */
final class DhcpTalk {
    static final Instant T0 = Instant.parse("2026-11-22T08:00:00Z");
    static final Ipv4 STATION = Ipv4.of("192.168.1.1");
    static final Ipv4 TWO = Ipv4.of("192.168.1.2");
    static final Subnet LAN = Subnet.read("192.168.1.0/24").orElseThrow();
    static final MacAddress PHONE = MacAddress.read("00:1b:0c:18:bd:c1").orElseThrow();
    static final PhoneStanding KNOWN = PhoneStanding.phone("it calls itself CP-7961G");
    static final Arrival BROADCAST = new Arrival("eth0", STATION, new Endpoint(Ipv4.ANY, 68), true);

    final Scopes scopes;
    final AddressDesk desk;
    final LeaseBook book;

    DhcpTalk(Scopes.Serve serve, Scope... scope) {
        scopes = new Scopes(List.of(scope), serve, Set.of(STATION));
        desk = new AddressDesk(scopes);
        book = new LeaseBook(scopes.addressSpaces());
    }

    static Scope lan() {
        return Scope.of(LAN).withPools(List.of(pool("192.168.1.2-192.168.1.9")));
    }

    static Pool pool(String text) {
        return Pool.read(text).orElseThrow();
    }

    Decision hears(DhcpMessage message) {
        return desk.decide(message, BROADCAST, book, T0, KNOWN);
    }

    /** Asks and takes what is offered. */
    Ipv4 addressed(MacAddress mac) {
        var offer = (Decision.Offer) hears(discover(mac));
        hears(selecting(mac, offer.address(), STATION));
        return offer.address();
    }

    /** As a 7961 sends it: options 53, 61, 12, 60, 55 (phones.md §1b, 1c). */
    static DhcpMessage discover(MacAddress mac) {
        return message(mac, DhcpKind.DISCOVER, Ipv4.ANY);
    }

    static DhcpMessage selecting(MacAddress mac, Ipv4 address, Ipv4 server) {
        return message(
                mac,
                DhcpKind.REQUEST,
                Ipv4.ANY,
                DhcpOption.ofAddress(DhcpOption.SERVER_IDENTIFIER, server),
                DhcpOption.ofAddress(DhcpOption.REQUESTED_ADDRESS, address));
    }

    static DhcpMessage initReboot(MacAddress mac, Ipv4 address) {
        return message(
                mac,
                DhcpKind.REQUEST,
                Ipv4.ANY,
                DhcpOption.ofAddress(DhcpOption.REQUESTED_ADDRESS, address));
    }

    static DhcpMessage renewing(MacAddress mac, Ipv4 address) {
        return message(mac, DhcpKind.REQUEST, address);
    }

    static DhcpMessage message(MacAddress mac, DhcpKind kind, Ipv4 ciaddr, DhcpOption... further) {
        var options = new ArrayList<DhcpOption>();
        options.add(DhcpOption.ofByte(DhcpOption.MESSAGE_TYPE, kind.code()));
        options.add(new DhcpOption(DhcpOption.CLIENT_IDENTIFIER, clientId(mac)));
        options.add(DhcpOption.ofText(DhcpOption.HOST_NAME, mac.deviceName()));
        options.add(
                DhcpOption.ofText(
                        DhcpOption.VENDOR_CLASS, "Cisco Systems, Inc. IP Phone CP-7961G\0"));
        options.addAll(List.of(further));
        options.add(new DhcpOption(DhcpOption.PARAMETER_LIST, Bytes.of(1, 66, 6, 3, 15, 150, 35)));
        return DhcpMessage.request(mac, 7, DhcpMessage.BROADCAST_FLAG, ciaddr, options);
    }

    static Bytes clientId(MacAddress mac) {
        Bytes six = mac.bytes();
        return Bytes.of(1, six.at(0), six.at(1), six.at(2), six.at(3), six.at(4), six.at(5));
    }

    static DhcpMessage relayed(DhcpMessage message, Ipv4 giaddr, DhcpOption... further) {
        var options = new ArrayList<>(message.options());
        options.addAll(List.of(further));
        return new DhcpMessage(
                message.op(),
                message.htype(),
                1,
                message.xid(),
                message.secs(),
                message.flags(),
                message.ciaddr(),
                message.yiaddr(),
                message.siaddr(),
                giaddr,
                message.chaddr(),
                message.sname(),
                message.file(),
                options);
    }

    static MacAddress phone(int number) {
        return new MacAddress(0x001b_0c00_0000L + number);
    }
}
