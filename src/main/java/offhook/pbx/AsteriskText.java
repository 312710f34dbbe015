package offhook.pbx;

import offhook.line.Pbx;

import java.util.ArrayList;
import java.util.List;

/** Asterisk's own files for SIP (config-files.md §6). */
final class AsteriskText {
    private static final String PJSIP = "/etc/asterisk/pjsip.conf";
    private static final String CHAN_SIP = "/etc/asterisk/sip.conf";

    private AsteriskText() {}

    static List<PbxText> pjsip(Pbx pbx, List<Account> accounts) {
        var texts = new ArrayList<PbxText>();
        texts.add(new PbxText(PJSIP + ", once", transports(pbx, accounts), onceNotes()));
        for (Account account : accounts) {
            texts.add(
                    new PbxText(
                            PJSIP + ", line " + account.number(),
                            endpoint(pbx, account),
                            notes(account)));
        }
        return texts;
    }

    private static String transports(Pbx pbx, List<Account> accounts) {
        var text = new StringBuilder();
        if (accounts.stream().anyMatch(it -> !it.isTcp() || it.isMixed())) {
            text.append(transport("udp", pbx.port()));
        }
        if (accounts.stream().anyMatch(it -> it.isTcp() || it.isMixed())) {
            text.append(transport("tcp", pbx.port()));
        }
        return text.toString();
    }

    private static String transport(String word, int port) {
        return """
        [transport-%1$s]
        type = transport
        protocol = %1$s
        bind = 0.0.0.0:%2$d

        """
                .formatted(word, port);
    }

    private static List<String> onceNotes() {
        return List.of(
                "leave disable_rport in [system] unset: phones repeat REGISTER for ever without the"
                        + " server's rport");
    }

    private static String endpoint(Pbx pbx, Account account) {
        String nat = pbx.isBehindNat() ? "yes" : "no";
        // Over TCP the way back is the connection; over UDP the port a phone sends from is deaf.
        String rewrite = account.isTcp() || pbx.isBehindNat() ? "yes" : "no";
        String transport =
                account.isMixed()
                        ? "; its phones speak UDP and TCP: no transport is named"
                        : "transport = transport-" + account.transport().word();
        String number = account.number();
        return """
        [%1$s]
        type = endpoint
        %2$s
        context = from-internal
        disallow = all
        allow = ulaw,alaw,g722
        auth = %1$s
        aors = %1$s
        callerid = "%3$s" <%1$s>
        mailboxes = %1$s@default
        force_rport = %4$s
        rewrite_contact = %5$s
        rtp_symmetric = %4$s
        direct_media = no

        [%1$s]
        type = auth
        auth_type = userpass
        username = %6$s
        password = %7$s

        [%1$s]
        type = aor
        max_contacts = %8$d
        remove_existing = yes
        qualify_frequency = 60
        """
                .formatted(
                        number,
                        transport,
                        IniText.words(account.name()),
                        nat,
                        rewrite,
                        IniText.value(account.user()),
                        IniText.value(account.password()),
                        account.phones().size());
    }

    private static List<String> notes(Account account) {
        var notes = new ArrayList<String>();
        if (!account.isTcp()) {
            notes.add(
                    "force_rport and rewrite_contact = yes would send calls to a port on which the"
                            + " phone does not listen");
        }
        if (account.phones().size() > 1) {
            notes.add(account.phones().size() + " phones register as " + account.number());
        }
        return notes;
    }

    static List<PbxText> chanSip(Pbx pbx, List<Account> accounts) {
        var texts = new ArrayList<PbxText>();
        boolean isTcp = accounts.stream().anyMatch(it -> it.isTcp() || it.isMixed());
        texts.add(
                new PbxText(
                        CHAN_SIP + ", in [general]",
                        isTcp
                                ? "tcpenable = yes\ntcpbindaddr = 0.0.0.0:" + pbx.port() + "\n"
                                : "udpbindaddr = 0.0.0.0:" + pbx.port() + "\n",
                        List.of(
                                "chan_sip is gone from Asterisk 21 on; PJSIP does the same"
                                        + " there")));
        for (Account account : accounts) {
            texts.add(
                    new PbxText(
                            CHAN_SIP + ", line " + account.number(),
                            peer(pbx, account),
                            peerNotes(account)));
        }
        return texts;
    }

    private static String peer(Pbx pbx, Account account) {
        String transport = account.isMixed() ? "udp,tcp" : account.transport().word();
        return """
        [%1$s]
        type = friend
        host = dynamic
        defaultuser = %2$s
        secret = %3$s
        transport = %4$s
        nat = %5$s
        directmedia = no
        qualify = yes
        context = from-internal
        callerid = "%6$s" <%1$s>
        mailbox = %1$s@default
        disallow = all
        allow = ulaw,alaw,g722
        """
                .formatted(
                        account.number(),
                        IniText.value(account.user()),
                        IniText.value(account.password()),
                        transport,
                        pbx.isBehindNat() ? "force_rport,comedia" : "no",
                        IniText.words(account.name()));
    }

    private static List<String> peerNotes(Account account) {
        var notes = new ArrayList<String>();
        notes.add("nat = yes on a LAN: the phone shows \"Registering\" for ever");
        if (account.phones().size() > 1) {
            notes.add(
                    "chan_sip keeps one phone for a name, and "
                            + account.phones().size()
                            + " register as "
                            + account.number()
                            + ": give each a number of its own");
        }
        if (!account.user().equals(account.number())) {
            notes.add(
                    "chan_sip expects the name in brackets as user: leave the auth name of the line"
                            + " empty, or equal to its number");
        }
        return notes;
    }
}
