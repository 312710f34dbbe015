package offhook.config;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** {@code callManagerGroup}: which servers the phone goes to, and how their ports are read. */
final class ServerRules {
    /** UCM; the SIP stack uses three of them. */
    private static final int SERVERS_MAX = 5;

    private final String text;
    private final Remarks remarks;

    ServerRules(String text, Remarks remarks) {
        this.text = text;
        this.remarks = remarks;
    }

    /**
     * @param isNeeded whether the phone has no other place to take its server from
     */
    void check(XmlElement group, boolean isNeeded) {
        List<XmlElement> members =
                group.child("members").map(it -> it.all("member")).orElse(List.of());
        if (members.isEmpty()) {
            empty(group, isNeeded);
            return;
        }
        if (members.size() > SERVERS_MAX) {
            remarks.warning(
                    CheckRule.TOO_MANY_SERVERS,
                    members.get(SERVERS_MAX).from(),
                    "there are "
                            + members.size()
                            + " servers; a phone keeps "
                            + SERVERS_MAX
                            + " at most, with SIP three",
                    "Remove those that matter least.");
        }
        var priorities = new HashSet<String>();
        for (XmlElement member : members) {
            String priority = member.attribute("priority").map(XmlAttribute::value).orElse("");
            if (!priority.isEmpty() && !Placeholders.isIn(priority) && !priorities.add(priority)) {
                remarks.hint(
                        CheckRule.PRIORITY_TWICE,
                        member.from(),
                        "two servers have the priority " + Remarks.shown(priority),
                        "Number them 0, 1, 2.");
            }
            member.child("callManager").ifPresent(it -> server(it, isNeeded));
        }
    }

    private void empty(XmlElement group, boolean isNeeded) {
        if (isNeeded) {
            remarks.warning(
                    CheckRule.SERVER_UNKNOWN,
                    group.from(),
                    "<callManagerGroup> holds no <member>, so the phone is told no server; what it"
                            + " does then is not known, it may try the TFTP server",
                    "Write one with <ports> and <processNodeName>.");
        }
    }

    private void server(XmlElement server, boolean isNeeded) {
        Optional<XmlElement> node = server.child("processNodeName");
        Optional<XmlElement> ports = server.child("ports");
        if (node.isEmpty()) {
            nodeless(server);
            return;
        }
        if (node.get().value().isEmpty() && isNeeded) {
            remarks.error(
                    CheckRule.NO_SERVER,
                    node.get().from(),
                    "<processNodeName> is empty: the phone has no server to register with",
                    "Write the address of the PBX.");
        }
        List<XmlElement> nodes = server.all("processNodeName");
        if (nodes.size() > 1) {
            remarks.hint(
                    CheckRule.SERVER_TWICE,
                    nodes.get(1).from(),
                    "a second <processNodeName> in one <callManager>; with SIP it counts as"
                            + " another server, without ports of its own",
                    "Give it a <member> of its own.");
        }
        if (ports.isPresent() && ports.get().from() > node.get().from()) {
            portsLate(node.get(), ports.get());
        }
    }

    private void nodeless(XmlElement server) {
        Optional<XmlElement> name = server.child("name").filter(it -> !it.value().isEmpty());
        if (name.isPresent()) {
            remarks.error(
                    CheckRule.NAME_FOR_SERVER,
                    name.get().from(),
                    "<name> stands where <processNodeName> should: the phone takes the server from"
                            + " <processNodeName> only",
                    "Rename it.",
                    ElementRules.renamed(name.get(), "processNodeName"));
        } else {
            remarks.error(
                    CheckRule.NO_SERVER,
                    server.from(),
                    "<callManager> has no <processNodeName>: the phone has no server to register"
                            + " with",
                    "Write <processNodeName> with the address of the PBX, behind <ports>.");
        }
    }

    private void portsLate(XmlElement node, XmlElement ports) {
        remarks.error(
                CheckRule.PORTS_LATE,
                ports.from(),
                "<ports> comes after <processNodeName>; the SIP stack closes a server at its"
                        + " <processNodeName> and gives these ports to the next one",
                "Put <ports> before <processNodeName>.",
                new Edit(
                        node.from(),
                        ports.to(),
                        text.substring(ports.from(), ports.to())
                                + text.substring(node.to(), ports.from())
                                + text.substring(node.from(), node.to())));
    }
}
