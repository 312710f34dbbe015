package offhook.desk;

import offhook.address.Ipv4;
import offhook.dhcp.DhcpMessage;
import offhook.dhcp.DhcpOption;
import offhook.dhcp.TftpServers;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A DHCP server on the wire that is not this station, as its offer shows it.
 *
 * @param servers what option 150 says
 * @param tftpName what option 66 says, empty if nothing
 * @param siaddr the address of the next server, 0.0.0.0 if none
 */
public record OtherServer(
        String interfaceName, Ipv4 server, TftpServers servers, String tftpName, Ipv4 siaddr) {

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
        return Optional.of(
                new OtherServer(
                        interfaceName,
                        server.get(),
                        TftpServers.of(reply),
                        reply.text(DhcpOption.TFTP_SERVER_NAME).orElse(""),
                        reply.siaddr()));
    }

    /** As far as option 150 can be read. */
    public List<Ipv4> tftp() {
        return servers.addresses();
    }

    /** Where its phones fetch their files: 150 before 66 before siaddr (phones.md §3). */
    public Optional<String> filesFrom() {
        if (!tftp().isEmpty()) {
            return Optional.of(tftp().getFirst().toString());
        }
        if (!tftpName.isEmpty()) {
            return Optional.of(tftpName);
        }
        return siaddr.isAny() ? Optional.empty() : Optional.of(siaddr.toString());
    }

    /** Phones that take its addresses come to this station for their files all the same. */
    public boolean sendsPhonesTo(Ipv4 station) {
        return servers.fault().isEmpty() && filesFrom().equals(Optional.of(station.toString()));
    }

    /** Who it is, and what phones make of it. */
    public String sentence(Ipv4 station) {
        String who =
                "the DHCP server "
                        + server
                        + " answers on "
                        + interfaceName
                        + " (option 150: "
                        + said()
                        + ", option 66: "
                        + (tftpName.isEmpty() ? "none" : tftpName)
                        + ")";
        if (servers.fault().isPresent()) {
            return who
                    + ": its option 150 "
                    + servers.fault().get()
                    + ": "
                    + (servers.isLeft()
                            ? "phones take no address from it"
                            : "phones that follow it find no files")
                    + " (tftp-address-malformed). Give it as addresses there.";
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

    private String said() {
        return servers.isLeft()
                ? "unreadable"
                : tftp().isEmpty()
                        ? "none"
                        : tftp().stream().map(Ipv4::toString).collect(Collectors.joining(", "));
    }
}
