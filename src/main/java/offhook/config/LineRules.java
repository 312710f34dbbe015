package offhook.config;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** {@code sipLines}: what keeps a phone at "Unprovisioned", and what keeps a line unregistered. */
final class LineRules {
    /** The buffer of the SIP stack has 32 bytes with the NUL. */
    static final int PASSWORD_MAX = 31;

    /** From UCM; the SIP stack itself takes more. */
    private static final int NAME_USUAL = 30;

    private static final int NAME_MAX = 127;
    private static final int LABEL_MAX = 30;

    private final DeviceFacts facts;
    private final Remarks remarks;

    LineRules(DeviceFacts facts, Remarks remarks) {
        this.facts = facts;
        this.remarks = remarks;
    }

    /** The lines in their order; none if there are none to judge. */
    List<SipLine> check(XmlElement device) {
        Optional<XmlElement> lines = device.find("sipProfile/sipLines");
        Optional<XmlElement> stray = stray(device, lines);
        stray.ifPresent(this::misplaced);
        List<SipLine> all =
                lines.or(() -> stray).map(it -> it.all("line")).orElse(List.of()).stream()
                        .map(SipLine::of)
                        .toList();
        if (all.isEmpty()) {
            none(device);
            return all;
        }
        buttons(all);
        first(all);
        all.forEach(this::line);
        proxies(all);
        return all;
    }

    private static Optional<XmlElement> stray(XmlElement device, Optional<XmlElement> lines) {
        if (lines.isPresent()) {
            return Optional.empty();
        }
        var found = new ArrayList<XmlElement>();
        device.walk(
                it -> {
                    if (it.name().equals("sipLines")) {
                        found.add(it);
                    }
                });
        return found.stream().findFirst();
    }

    private void misplaced(XmlElement lines) {
        remarks.error(
                CheckRule.LINES_MISPLACED,
                lines.from(),
                "<sipLines> stands outside <sipProfile>, where the phone does not look for it; it"
                        + " would show \"Unprovisioned\"",
                "Move it into <sipProfile>.");
    }

    private void none(XmlElement device) {
        int at = device.child("sipProfile").orElse(device).from();
        if (facts.isTwoStage()) {
            remarks.hint(
                    CheckRule.NO_LINES,
                    at,
                    "there is no <line> here; right for a 7940/60, which takes its SIP lines from"
                            + " SIP<MAC>.cnf, but any other phone would show \"Unprovisioned\"",
                    "");
            return;
        }
        remarks.error(
                CheckRule.NO_LINES,
                at,
                "there is no <line> in sipProfile/sipLines; the phone would show"
                        + " \"Unprovisioned\"",
                "Write one with button=\"1\", <featureID>9</featureID>, <proxy>, <port> and"
                        + " <name>.");
    }

    private void buttons(List<SipLine> lines) {
        var seen = new HashMap<Integer, SipLine>();
        int highest = 0;
        for (SipLine line : lines) {
            if (line.button().isEmpty()) {
                noButton(line);
                continue;
            }
            int button = line.button().get();
            highest = Math.max(highest, button);
            SipLine other = seen.putIfAbsent(button, line);
            if (other != null) {
                remarks.warning(
                        CheckRule.BUTTON_TWICE,
                        line.element().from(),
                        "button "
                                + button
                                + " is taken already by the line in line "
                                + remarks.at(other.element().from()).line()
                                + " of the file",
                        "Give each its own number.");
            }
        }
        for (int button = 1; button < highest; button++) {
            if (!seen.containsKey(button)) {
                gap(lines, button);
                break;
            }
        }
        keys(lines, highest);
    }

    private void noButton(SipLine line) {
        String value = line.element().attribute("button").map(XmlAttribute::value).orElse("");
        if (!Placeholders.isIn(value)) {
            remarks.error(
                    CheckRule.NO_BUTTON,
                    line.element().from(),
                    "this <line> has no button=\"1\" or the like; the phone cannot tell which key"
                            + " it is and ignores it",
                    "Write the number of the key, counted from 1.");
        }
    }

    /** Button 1 is missing is another rule's matter. */
    private void gap(List<SipLine> lines, int button) {
        if (button > 1) {
            SipLine after =
                    lines.stream()
                            .filter(it -> it.button().filter(b -> b > button).isPresent())
                            .findFirst()
                            .orElseThrow();
            boolean isBehindLines =
                    lines.stream()
                            .filter(it -> it.button().filter(b -> b > button).isPresent())
                            .noneMatch(SipLine::isLine);
            remarks.add(
                    CheckRule.BUTTON_GAP,
                    isBehindLines ? Severity.HINT : Severity.WARNING,
                    after.element().from(),
                    "nothing is on button "
                            + button
                            + ", but button "
                            + after.button().orElseThrow()
                            + " is used; older loads "
                            + (isBehindLines ? "may stop" : "stop")
                            + " at the first gap",
                    "Number the buttons 1, 2, 3 without a gap.");
        }
    }

    private void keys(List<SipLine> lines, int highest) {
        facts.model()
                .filter(model -> highest > model.lines() && model.lines() > 0)
                .ifPresent(
                        model ->
                                remarks.hint(
                                        CheckRule.MORE_LINES_THAN_KEYS,
                                        lines.getLast().element().from(),
                                        "button "
                                                + highest
                                                + " is used, but a "
                                                + model.name()
                                                + " has "
                                                + model.lines()
                                                + " line keys; the rest shows on an add-on module"
                                                + " only",
                                        ""));
    }

    private void first(List<SipLine> lines) {
        Optional<SipLine> first = lines.stream().filter(it -> it.isOn(1)).findFirst();
        boolean isGenerated =
                lines.stream()
                        .flatMap(it -> it.element().attribute("button").stream())
                        .anyMatch(it -> Placeholders.isIn(it.value()));
        if (first.isEmpty()) {
            if (!isGenerated) {
                unprovisioned(lines.getFirst().element().from(), "no <line> has button=\"1\"");
            }
            return;
        }
        var missing = new ArrayList<String>();
        for (String child : List.of("name", "proxy", "port")) {
            if (first.get().element().child(child).isEmpty()) {
                missing.add("<" + child + ">");
            } else {
                account(first.get(), child);
            }
        }
        if (!missing.isEmpty()) {
            unprovisioned(
                    first.get().element().from(),
                    "line 1 has no " + String.join(" and no ", missing));
        }
    }

    private void account(SipLine line, String child) {
        String value = line.value(child);
        if (value.isEmpty()) {
            unprovisioned(line.at(child), "<" + child + "> of line 1 is empty");
        } else if (child.equals("port") && value.matches("0+")) {
            unprovisioned(line.at(child), "<port> of line 1 is 0");
        } else if (value.equals(SipLine.UNPROVISIONED)) {
            remarks.warning(
                    CheckRule.UNPROVISIONED_ON_PURPOSE,
                    line.at(child),
                    "<"
                            + child
                            + "> of line 1 is UNPROVISIONED: the phone takes the file, shows"
                            + " \"Unprovisioned\" and does not register",
                    "Right while a phone is only being converted; else write the account.");
        }
    }

    private void unprovisioned(int at, String why) {
        remarks.error(
                CheckRule.UNPROVISIONED,
                at,
                "would show \"Unprovisioned\" because " + why,
                "Line 1 needs <name>, <proxy> (USECALLMANAGER or the server's address) and <port>"
                        + " (5060).");
    }

    private void line(SipLine line) {
        if (!line.isLine()) {
            return;
        }
        password(line);
        length(line, "name", NAME_MAX);
        length(line, "authName", NAME_MAX + 1);
        label(line, "displayName");
        label(line, "featureLabel");
        contact(line);
    }

    private void password(SipLine line) {
        String password = line.value("authPassword");
        int bytes = password.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > PASSWORD_MAX && !Placeholders.hidesLength(password)) {
            remarks.error(
                    CheckRule.PASSWORD_TOO_LONG,
                    line.at("authPassword"),
                    "the password of "
                            + line.label()
                            + " has "
                            + bytes
                            + " bytes, at most "
                            + PASSWORD_MAX
                            + " fit: the rest is cut off in silence and the PBX refuses the phone"
                            + " again and again (FreePBX makes 32)",
                    "Set a shorter one, letters and digits, in the PBX and here.");
        }
        boolean isSilent = password.isEmpty() && !line.value("authName").isEmpty();
        if (isSilent) {
            remarks.hint(
                    CheckRule.NO_PASSWORD,
                    line.at("authPassword"),
                    line.label() + " has an <authName> but no password",
                    "Right only if the PBX asks for none.");
        }
    }

    private void length(SipLine line, String child, int max) {
        String value = line.value(child);
        int bytes = value.getBytes(StandardCharsets.UTF_8).length;
        if (bytes <= NAME_USUAL || Placeholders.isIn(value)) {
            return;
        }
        remarks.add(
                CheckRule.NAME_TOO_LONG,
                bytes > max ? Severity.ERROR : Severity.WARNING,
                line.at(child),
                "<"
                        + child
                        + "> of "
                        + line.label()
                        + " has "
                        + bytes
                        + " bytes; "
                        + NAME_USUAL
                        + " are documented, the SIP stack cuts at "
                        + max,
                "Use a shorter one.");
    }

    private void label(SipLine line, String child) {
        String value = line.value(child);
        int length = value.codePointCount(0, value.length());
        if (length > LABEL_MAX && !Placeholders.isIn(value)) {
            remarks.warning(
                    CheckRule.LABEL_TOO_LONG,
                    line.at(child),
                    "<"
                            + child
                            + "> of "
                            + line.label()
                            + " has "
                            + length
                            + " characters, at most "
                            + LABEL_MAX
                            + " are documented",
                    "Shorten it.");
        }
    }

    private void contact(SipLine line) {
        String contact = line.value("contact");
        String name = line.value("name");
        boolean differs = !contact.isEmpty() && !name.isEmpty() && !contact.equals(name);
        if (differs && !Placeholders.isIn(contact + name)) {
            remarks.hint(
                    CheckRule.CONTACT_DIFFERS,
                    line.at("contact"),
                    "<contact> of "
                            + line.label()
                            + " is not its <name>; a call that the PBX sends to neither is answered"
                            + " 404",
                    "Usual is the same in both.");
        }
    }

    private void proxies(List<SipLine> lines) {
        Optional<SipLine> first = lines.stream().filter(it -> it.isOn(1)).findFirst();
        if (first.isEmpty() || first.get().value("proxy").isEmpty()) {
            return;
        }
        for (SipLine line : lines) {
            boolean hasProxy = line.isLine() && !line.value("proxy").isEmpty();
            if (hasProxy && line.usesGroup() != first.get().usesGroup()) {
                remarks.warning(
                        CheckRule.PROXY_KINDS_MIXED,
                        line.at("proxy"),
                        "<proxy> of "
                                + line.label()
                                + " is "
                                + Values.quoted("proxy", line.value("proxy"))
                                + ", of line 1 "
                                + Values.quoted("proxy", first.get().value("proxy"))
                                + "; line 1 decides for all lines whether the server comes from"
                                + " callManagerGroup",
                        "Write the same kind on all lines.");
            }
        }
    }
}
