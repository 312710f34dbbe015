package offhook.pbx;

import offhook.line.Pbx;

import java.util.ArrayList;
import java.util.List;

/** What to click in FreePBX (config-files.md §6; its secrets and NAT are its traps). */
final class FreePbxText {
    private FreePbxText() {}

    static List<PbxText> of(Pbx pbx, List<Account> accounts) {
        var texts = new ArrayList<PbxText>();
        if (accounts.stream().anyMatch(it -> it.isTcp() || it.isMixed())) {
            texts.add(
                    new PbxText(
                            "Settings, Asterisk SIP Settings, SIP Settings [chan_pjsip], once",
                            """
                            TCP - 0.0.0.0 - All: Yes
                            Port to Listen On (TCP): %d
                            Submit, Apply Config, then restart Asterisk: fwconsole restart
                            """
                                    .formatted(pbx.port()),
                            List.of(
                                    "loads from 9.0 on register by TCP; without this the server"
                                            + " sees no REGISTER at all")));
        }
        for (Account account : accounts) {
            texts.add(
                    new PbxText(
                            "Applications, Extensions, Add New SIP [chan_pjsip] Extension, "
                                    + account.number(),
                            clicks(pbx, account),
                            notes(account)));
        }
        return texts;
    }

    private static String clicks(Pbx pbx, Account account) {
        String nat = pbx.isBehindNat() ? "Yes" : "No";
        String rewrite = account.isTcp() || pbx.isBehindNat() ? "Yes" : "No";
        return """
        General
          User Extension: %s
          Display Name: %s
          Secret: %s
        Advanced
          Transport: %s
          Max Contacts: %d
          Force rport: %s
          Rewrite Contact: %s
          RTP Symmetric: %s
          Media Encryption: None
        Submit, Apply Config
        """
                .formatted(
                        account.number(),
                        account.name(),
                        account.password(),
                        account.isMixed() ? "Auto" : "0.0.0.0-" + account.transport().word(),
                        account.phones().size(),
                        nat,
                        rewrite,
                        nat);
    }

    private static List<String> notes(Account account) {
        var notes = new ArrayList<String>();
        notes.add(
                "FreePBX makes secrets of 32 letters, one more than the phone holds: type this one"
                        + " over it");
        notes.add(
                "while a password is wrong, intrusion detection may ban the phone's address: add"
                        + " the phones' network to its whitelist");
        if (!account.user().equals(account.number())) {
            notes.add("FreePBX takes the extension as user: leave the line's auth name empty");
        }
        return notes;
    }
}
