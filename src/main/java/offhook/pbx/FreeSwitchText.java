package offhook.pbx;

import offhook.line.Pbx;

import java.util.ArrayList;
import java.util.List;

/** FreeSWITCH's directory; its specifics with these phones are not established (§6, §9). */
final class FreeSwitchText {
    private FreeSwitchText() {}

    static List<PbxText> of(Pbx pbx, List<Account> accounts) {
        var texts = new ArrayList<PbxText>();
        texts.add(
                new PbxText(
                        "sip_profiles/internal.xml, once",
                        """
                        <param name="sip-port" value="%d"/>
                        <param name="aggressive-nat-detection" value="%s"/>
                        """
                                .formatted(pbx.port(), pbx.isBehindNat()),
                        List.of(
                                "a profile listens on UDP and TCP of its port by itself",
                                "on a LAN leave NDLB-force-rport out: the phone does not listen on"
                                        + " the port it sends from")));
        for (Account account : accounts) {
            texts.add(
                    new PbxText(
                            "directory/default/" + account.number() + ".xml",
                            user(account),
                            notes(account)));
        }
        return texts;
    }

    private static String user(Account account) {
        return """
        <include>
          <user id="%1$s">
            <params>
              <param name="password" value="%2$s"/>
            </params>
            <variables>
              <variable name="user_context" value="default"/>
              <variable name="effective_caller_id_name" value="%3$s"/>
              <variable name="effective_caller_id_number" value="%1$s"/>
            </variables>
          </user>
        </include>
        """
                .formatted(
                        escaped(account.number()),
                        escaped(account.password()),
                        escaped(account.name()));
    }

    private static List<String> notes(Account account) {
        var notes = new ArrayList<String>();
        if (!account.user().equals(account.number())) {
            notes.add("the id is the user: leave the line's auth name empty");
        }
        if (account.phones().size() > 1) {
            notes.add(
                    account.phones().size()
                            + " phones register as "
                            + account.number()
                            + ": set multiple-registrations in the profile");
        }
        return notes;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
