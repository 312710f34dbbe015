package offhook.pbx;

import offhook.line.Pbx;
import offhook.line.Transport;

import java.util.ArrayList;
import java.util.List;

/** For any other SIP server, and for a provider: the data, and what to mind. */
final class PlainSipText {
    private PlainSipText() {}

    static List<PbxText> other(Pbx pbx, List<Account> accounts) {
        return all(
                accounts,
                account ->
                        new PbxText(
                                "the account of " + account.number(),
                                data(pbx, account),
                                List.of(
                                        "the server answers to the address and port in the phone's"
                                                + " Via and Contact, not to where a packet came"
                                                + " from (no rport forced, no contact rewritten)"
                                                + " unless it is TCP")));
    }

    static List<PbxText> provider(Pbx pbx, List<Account> accounts) {
        var texts = new ArrayList<PbxText>();
        texts.add(
                new PbxText(
                        "the router between phones and provider, once",
                        """
                        SIP ALG: off
                        UDP %d and the phones' media ports: let answers in, keep them open 5 minutes
                        DNS: the phones must be able to resolve %s (DHCP option 6)
                        """
                                .formatted(pbx.port(), pbx.host()),
                        List.of(
                                "these phones speak UDP to a provider, whatever the load;"
                                        + " registering every 300 s or less keeps the way open",
                                "with several phones behind one address most providers need a PBX"
                                        + " in between")));
        texts.addAll(
                all(
                        accounts,
                        account ->
                                new PbxText(
                                        "the provider's page of " + account.number(),
                                        data(pbx, account),
                                        List.of(
                                                "a password of more than 31 letters is cut by the"
                                                        + " phone: set a shorter one there"))));
        return texts;
    }

    private interface Making {
        PbxText of(Account account);
    }

    private static List<PbxText> all(List<Account> accounts, Making making) {
        return accounts.stream().map(making::of).toList();
    }

    private static String data(Pbx pbx, Account account) {
        String transport =
                account.isMixed()
                        ? Transport.UDP.word() + " and " + Transport.TCP.word()
                        : account.transport().word();
        return """
        server: %s:%d, %s
        user: %s
        authentication user: %s
        password: %s
        registrations at once: %d
        codecs: PCMU (G.711 u-law), PCMA (a-law); DTMF by RFC 2833, payload 101
        """
                .formatted(
                        pbx.host(),
                        pbx.port(),
                        transport,
                        account.number(),
                        account.user(),
                        account.password(),
                        account.phones().size());
    }
}
