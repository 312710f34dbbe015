package offhook.app;

import offhook.address.Ipv4;
import offhook.desk.DeskSettings;
import offhook.line.Pbx;
import offhook.udp.Interfaces;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Everything that a station is made from, settings and flags resolved.
 *
 * @param pbx for lines that name no server
 */
record StationSetup(
        Home home,
        Ends ends,
        TftpSettings tftp,
        DeskSettings desk,
        Optional<Pbx> pbx,
        Manners manners) {

    /** Without a server for lines that name none, and with the usual manners. */
    StationSetup(Home home, Ends ends, TftpSettings tftp, DeskSettings desk) {
        this(home, ends, tftp, desk, Optional.empty(), Manners.USUAL);
    }

    /**
     * Where it keeps what it knows.
     *
     * @param data the folder of library and database
     * @param database {@code jdbc:sqlite:…}
     */
    record Home(Path data, String database) {
        /** All in one folder. */
        static Home in(Path folder) {
            return new Home(folder, "jdbc:sqlite:" + folder.resolve("offhook.db"));
        }
    }

    /**
     * Where it listens; port 0 is any that is free.
     *
     * @param cards the interfaces served; DHCP listens on each, TFTP at each one's address
     * @param dhcpPort empty: no DHCP, another server gives the addresses
     * @param phoneHttpPort for phones that fetch files by HTTP; empty: none
     * @param page empty: no API and no page
     */
    record Ends(
            List<Interfaces.Card> cards,
            OptionalInt dhcpPort,
            int tftpPort,
            OptionalInt phoneHttpPort,
            Optional<Page> page) {
        Ends {
            cards = List.copyOf(cards);
        }
    }

    /** Where the page and the API listen. */
    record Page(String listen, int port) {}

    /**
     * How it behaves on the wire.
     *
     * @param looksFirst whether somebody has an address is asked before it is offered
     * @param messagesASecond DHCP messages heard from all clients together
     * @param overhears where it listens, and says nothing, to the phones of another server; if the
     *     port is not to be had it goes without
     * @param sparesLoopback whether clients may ask as often as they like where only loopback is
     *     served: they are rehearsals, whose clocks may run a thousand times faster
     */
    record Manners(
            boolean looksFirst,
            int messagesASecond,
            OptionalInt overhears,
            boolean sparesLoopback) {
        static final Manners USUAL =
                new Manners(true, TotalPace.MESSAGES_A_SECOND_USUAL, OptionalInt.empty(), true);
    }

    Path data() {
        return home.data();
    }

    List<Interfaces.Card> cards() {
        return ends.cards();
    }

    /** Empty: no DHCP, another server gives the addresses. */
    OptionalInt dhcpPort() {
        return ends.dhcpPort();
    }

    StationSetup with(Optional<Pbx> other) {
        return new StationSetup(home, ends, tftp, desk, other, manners);
    }

    StationSetup with(TftpSettings other) {
        return new StationSetup(home, ends, other, desk, pbx, manners);
    }

    StationSetup with(DeskSettings other) {
        return new StationSetup(home, ends, tftp, other, pbx, manners);
    }

    /**
     * Whether a machine of this address is answered at the file ports (amplification,
     * hostile-inputs.md 15).
     */
    boolean mayAsk(Ipv4 client) {
        return tftp.clients().stream().anyMatch(subnet -> subnet.contains(client))
                || cards().stream().anyMatch(card -> card.subnet().contains(client));
    }
}
