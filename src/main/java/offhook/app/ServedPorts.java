package offhook.app;

import offhook.address.Ipv4;
import offhook.udp.Interfaces;
import offhook.udp.TftpDataPorts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a station serves to its wires: what a firewall of its machine has to let in.
 *
 * @param dhcp empty: another server gives the addresses
 * @param phoneHttp where phones may ask for files by HTTP; empty: none
 * @param page empty if it opens on this machine alone
 */
record ServedPorts(
        OptionalInt dhcp,
        int tftp,
        TftpDataPorts dataPorts,
        OptionalInt phoneHttp,
        OptionalInt page) {

    /** One that a system gives to who asks for none. */
    private static final int FREE_PORT = 50_000;

    /** What the phones lose if a firewall keeps something out. */
    enum Use {
        /** Without it no phone gets anywhere. */
        DHCP,
        TFTP,
        /** They acknowledge what we send from another port. */
        TFTP_ANSWERS,
        /** They fall back to TFTP. */
        PHONE_HTTP,
        /** Nothing: people do. */
        PAGE;

        boolean isNeeded() {
            return this == DHCP || this == TFTP || this == TFTP_ANSWERS;
        }
    }

    /** Something that has to come in. */
    record Entrance(Use use, Arrival arrival) {}

    static ServedPorts of(StationSetup setup) {
        return of(setup.ends(), setup.tftp().dataPorts());
    }

    static ServedPorts of(StationSetup.Ends ends, TftpDataPorts dataPorts) {
        Optional<Integer> page =
                ends.page().filter(it -> !isHere(it.listen())).map(StationSetup.Page::port);
        return new ServedPorts(
                ends.dhcpPort(),
                ends.tftpPort(),
                dataPorts,
                ends.phoneHttpPort(),
                page.map(OptionalInt::of).orElse(OptionalInt.empty()));
    }

    private static boolean isHere(String listen) {
        return listen.equals("localhost")
                || listen.equals("::1")
                || Ipv4.read(listen).filter(Ipv4::isLoopback).isPresent();
    }

    List<Entrance> entrances(List<Interfaces.Card> cards) {
        return cards.stream().flatMap(card -> entrances(Arrival.Wire.of(card)).stream()).toList();
    }

    List<Entrance> entrances(Arrival.Wire wire) {
        var all = new ArrayList<Entrance>();
        dhcp.ifPresent(port -> all.add(new Entrance(Use.DHCP, Arrival.discover(wire, port))));
        all.add(new Entrance(Use.TFTP, Arrival.question(wire, Arrival.Over.UDP, tftp)));
        for (int port : answered()) {
            all.add(new Entrance(Use.TFTP_ANSWERS, Arrival.reply(wire, port)));
        }
        phoneHttp.ifPresent(port -> all.add(asked(Use.PHONE_HTTP, wire, port)));
        page.ifPresent(port -> all.add(asked(Use.PAGE, wire, port)));
        return List.copyOf(all);
    }

    private static Entrance asked(Use use, Arrival.Wire wire, int port) {
        return new Entrance(use, Arrival.question(wire, Arrival.Over.TCP, port));
    }

    private List<Integer> answered() {
        return switch (dataPorts) {
            case TftpDataPorts.Any() -> List.of(FREE_PORT);
            case TftpDataPorts.Between(int first, int last) -> List.of(first, last);
            case TftpDataPorts.AsAsked() -> List.of(tftp);
        };
    }
}
