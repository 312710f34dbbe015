package offhook.config;

/** What holds for SIP and SCCP alike: clock, what the diagnosis needs. */
final class GeneralRules {
    private final Remarks remarks;

    GeneralRules(Remarks remarks) {
        this.remarks = remarks;
    }

    void check(XmlElement device) {
        device.find("devicePool/dateTimeSetting/timeZone").ifPresent(this::timeZone);
        off(device, "webAccess", "its own web pages, which tell why it is stuck");
        off(device, "sshAccess", "its console, which tells what it does");
    }

    private void timeZone(XmlElement zone) {
        String value = zone.value();
        if (value.isEmpty() || Placeholders.isIn(value) || TimeZones.isKnown(value)) {
            return;
        }
        var instead = TimeZones.instead(value);
        remarks.warning(
                CheckRule.TIME_ZONE,
                zone.contentFrom(),
                "<timeZone> is "
                        + Values.quoted("", value)
                        + ", which is none of the phone's "
                        + TimeZones.names().size()
                        + " names, such as \"Eastern Standard/Daylight Time\"",
                instead.map(name -> "Probably " + name + " is meant.").orElse(""),
                instead.map(
                                name ->
                                        new Edit[] {
                                            new Edit(zone.contentFrom(), zone.contentTo(), name)
                                        })
                        .orElse(new Edit[0]));
    }

    /** 0 is on in these two. */
    private void off(XmlElement device, String name, String what) {
        device.find("vendorConfig/" + name)
                .filter(it -> it.value().equals("1"))
                .ifPresent(
                        it ->
                                remarks.hint(
                                        CheckRule.DIAGNOSIS_OFF,
                                        it.contentFrom(),
                                        "<" + name + "> 1 means off: the phone hides " + what,
                                        "Write 0 while provisioning.",
                                        new Edit(it.contentFrom(), it.contentTo(), "0")));
    }
}
