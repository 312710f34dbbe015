package offhook.line;

/** How SIP goes to the server. */
public enum Transport {
    UDP,
    TCP,
    TLS
}
