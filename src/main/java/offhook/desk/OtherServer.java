package offhook.desk;

import offhook.address.Ipv4;
import offhook.dhcp.DhcpMessage;
import offhook.dhcp.DhcpOption;
import offhook.wire.Bytes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A DHCP server on the wire that is not this station, as its offer shows it.
 *
 * @param tftp what option 150 says
 * @param tftpName what option 66 says, empty if nothing
 * @param isMalformed option 150 is no list of addresses, so that phones take none of its (log 17)
 * @param siaddr the address of the next server, 0.0.0.0 if none
 */
public record OtherServer(
        String interfaceName,
        Ipv4 server,
        List<Ipv4> tftp,
        String tftpName,
        Ipv4 siaddr,
        boolean isMalformed) {
    public OtherServer {
        tftp = List.copyOf(tftp);
    }

    /** Empty if it is no server's offer, or one of ours. */
    public static Optional<OtherServer> of(
            String interfaceName, DhcpMessage reply, Iterable<Ipv4> ours) {
        Optional<Ipv4> server = reply.address(DhcpOption.SERVER_IDENTIFIER);
        if (reply.op() != DhcpMessage.REPLY || server.isEmpty()) {
            return Optional.empty();
        }
        for (Ipv4 own : ours) {
            if (own.equals(server.get())) {
                return Optional.empty();
            }
        }
        Bytes servers = reply.option(DhcpOption.TFTP_SERVERS).orElse(Bytes.EMPTY);
        return Optional.of(
                new OtherServer(
                        interfaceName,
                        server.get(),
                        addresses(servers),
                        reply.text(DhcpOption.TFTP_SERVER_NAME).orElse(""),
                        reply.siaddr(),
                        servers.size() % 4 != 0));
    }

    private static List<Ipv4> addresses(Bytes value) {
        var addresses = new ArrayList<Ipv4>();
        for (int at = 0; at + 4 <= value.size(); at += 4) {
            addresses.add(Ipv4.of(value.slice(at, at + 4)));
        }
        return addresses;
    }

    /** Where its phones fetch their files: 150 before 66 before siaddr (phones.md §3). */
    public Optional<String> filesFrom() {
        if (!tftp.isEmpty()) {
            return Optional.of(tftp.getFirst().toString());
        }
        if (!tftpName.isEmpty()) {
            return Optional.of(tftpName);
        }
        return siaddr.isAny() ? Optional.empty() : Optional.of(siaddr.toString());
    }

    /** Phones that take its addresses come to this station for their files all the same. */
    public boolean sendsPhonesTo(Ipv4 station) {
        return filesFrom().equals(Optional.of(station.toString()));
    }

    /** Who it is, and what phones make of it. */
    public String sentence(Ipv4 station) {
        String who =
                "the DHCP server "
                        + server
                        + " answers on "
                        + interfaceName
                        + " (option 150: "
                        + (tftp.isEmpty() ? "none" : tftp.toString().replaceAll("[\\[\\]]", ""))
                        + ", option 66: "
                        + (tftpName.isEmpty() ? "none" : tftpName)
                        + ")";
        if (isMalformed) {
            return who
                    + ": its option 150 is no list of addresses, four bytes each, but text or cut"
                    + " short: phones take no address from it (tftp-address-malformed). Give it as"
                    + " addresses there.";
        }
        if (sendsPhonesTo(station)) {
            return who + ": phones that follow it come here for their files, as they should.";
        }
        return who
                + ": phones that follow it "
                + filesFrom()
                        .map(elsewhere -> "ask " + elsewhere + " for their files, not us")
                        .orElse("are told no TFTP server and go on with what they have")
                + ".";
    }
}
