package offhook.udp;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.address.Subnet;
import offhook.wire.Bytes;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** This machine's network interfaces, as far as phones could be on them. */
public final class Interfaces {
    /**
     * One IPv4 address of an interface.
     *
     * @param hasLink it is up and something is plugged in
     * @param isArtificial made by software: containers, virtual machines, tunnels
     */
    public record Card(
            String name,
            Ipv4 address,
            int prefixBits,
            boolean hasLink,
            boolean isLoopback,
            boolean isArtificial,
            Optional<MacAddress> mac) {
        public Subnet subnet() {
            return Subnet.around(address, prefixBits);
        }

        @Override
        public String toString() {
            return name + " " + address + "/" + prefixBits + (hasLink ? "" : " (no link)");
        }
    }

    /**
     * What {@link #usual} came to.
     *
     * @param why a sentence; without a card it says what to do
     */
    public record Choice(Optional<Card> card, String why) {}

    /** Made by container engines, hypervisors and VPNs on the usual systems. */
    private static final List<String> ARTIFICIAL =
            List.of(
                    "docker",
                    "veth",
                    "br-",
                    "virbr",
                    "vnet",
                    "tun",
                    "tap",
                    "wg",
                    "tailscale",
                    "zt",
                    "cni",
                    "flannel",
                    "cali",
                    "lxc",
                    "lxd",
                    "podman",
                    "vmnet",
                    "vboxnet",
                    "utun");

    private static final Path NEIGHBOURS = Path.of("/proc/net/arp");

    private static final int ETHERNET_MTU = 1500;

    private Interfaces() {}

    /** All with an IPv4 address. */
    public static List<Card> all() {
        try {
            var cards = new ArrayList<Card>();
            for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
                try {
                    cards.addAll(cardsOf(each));
                } catch (SocketException gone) {
                    // Since it was listed, as cards of containers do: the others are still there.
                }
            }
            return List.copyOf(cards);
        } catch (SocketException e) {
            throw new UdpException(
                    "the network interfaces cannot be listed (" + e.getMessage() + ")", e);
        }
    }

    /** The system's number of the interface, another one each time it appears. */
    public static OptionalInt index(String name) {
        try {
            NetworkInterface found = NetworkInterface.getByName(name);
            return found == null ? OptionalInt.empty() : OptionalInt.of(found.getIndex());
        } catch (SocketException gone) {
            return OptionalInt.empty();
        }
    }

    private static List<Card> cardsOf(NetworkInterface each) throws SocketException {
        var cards = new ArrayList<Card>();
        byte[] hardware = each.getHardwareAddress();
        for (InterfaceAddress address : each.getInterfaceAddresses()) {
            if (address.getAddress() instanceof Inet4Address ip) {
                cards.add(
                        new Card(
                                each.getName(),
                                Ipv4.of(Bytes.of(ip.getAddress())),
                                Math.clamp(address.getNetworkPrefixLength(), 0, 32),
                                each.isUp(),
                                each.isLoopback(),
                                each.isPointToPoint() || isArtificial(each.getName()),
                                Optional.ofNullable(hardware)
                                        .filter(bytes -> bytes.length == 6)
                                        .map(bytes -> MacAddress.of(Bytes.of(bytes)))));
            }
        }
        return cards;
    }

    private static boolean isArtificial(String name) {
        return ARTIFICIAL.stream().anyMatch(name::startsWith);
    }

    /** By the system's name for it, or by its address. */
    public static Optional<Card> named(String nameOrAddress) {
        return all().stream()
                .filter(
                        card ->
                                card.name().equals(nameOrAddress)
                                        || card.address().toString().equals(nameOrAddress))
                .findFirst();
    }

    /** The largest packet that goes uncut through every one of these. */
    public static int mtuBytes(List<Card> cards) {
        return cards.stream().mapToInt(Interfaces::mtuBytes).min().orElse(ETHERNET_MTU);
    }

    private static int mtuBytes(Card card) {
        try {
            NetworkInterface here = NetworkInterface.getByName(card.name());
            int bytes = here == null ? 0 : here.getMTU();
            return bytes > 0 ? bytes : ETHERNET_MTU;
        } catch (SocketException e) {
            // Unplugged meanwhile, or a system that doesn't tell.
            return ETHERNET_MTU;
        }
    }

    /** The card to serve when the operator named none. */
    public static Choice usual() {
        return usual(all());
    }

    static Choice usual(List<Card> cards) {
        List<Card> fit =
                cards.stream()
                        .filter(card -> !card.isLoopback() && card.hasLink())
                        .sorted(Comparator.comparing(Card::isArtificial))
                        .toList();
        if (fit.isEmpty()) {
            return new Choice(
                    Optional.empty(),
                    "no network interface has both a link and an IPv4 address (there are: "
                            + cards
                            + "); plug in the cable, give the interface an address, and start"
                            + " again");
        }
        List<Card> real = fit.stream().filter(card -> !card.isArtificial()).toList();
        if (real.size() > 1) {
            return new Choice(
                    Optional.empty(),
                    "there are several networks: " + real + "; say which with --interface NAME");
        }
        return new Choice(
                Optional.of(fit.getFirst()), "the only network with a link: " + fit.getFirst());
    }

    /** Who has this address on a wire of ours, as the system has seen it; only Linux tells. */
    public static Optional<MacAddress> macOf(Ipv4 address) {
        try {
            return Files.isReadable(NEIGHBOURS)
                    ? macOf(address, Files.readAllLines(NEIGHBOURS))
                    : Optional.empty();
        } catch (IOException e) {
            // It is only a help; leases and file names tell most MACs.
            return Optional.empty();
        }
    }

    /**
     * @param table as in Linux's /proc/net/arp: address, hardware type, flags, MAC, mask, device
     */
    static Optional<MacAddress> macOf(Ipv4 address, List<String> table) {
        return table.stream()
                .map(line -> line.trim().split("\\s+"))
                .filter(cells -> cells.length >= 6 && cells[0].equals(address.toString()))
                // Flag 2 (ATF_COM): the entry is complete; without it the MAC is zeros.
                .filter(cells -> (Integer.decode(cells[2]) & 2) != 0)
                .flatMap(cells -> MacAddress.read(cells[3]).stream())
                .findFirst();
    }
}
