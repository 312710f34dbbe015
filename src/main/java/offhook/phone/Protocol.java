package offhook.phone;

/** What a load speaks to the PBX. */
public enum Protocol {
    SCCP,
    SIP,
    MGCP,
    H323
}
