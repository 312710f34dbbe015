package offhook.line;

/** How SIP goes to the server. */
public enum Transport {
    UDP("udp"),
    TCP("tcp"),
    TLS("tls");

    private final String word;

    Transport(String word) {
        this.word = word;
    }

    /** As settings and tables write it. */
    public String word() {
        return word;
    }
}
