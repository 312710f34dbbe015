package offhook.firmware;

/**
 * The signed header in front of .loads, .sbn, .sb2, .sbin and .cop.sgn files (firmware.md §3.1).
 * The signature itself can't be checked: Cisco's public key is nowhere to be had.
 *
 * @param headerBytes how long it is; the payload follows
 * @param name the file's true name
 */
public record Envelope(int headerBytes, EnvelopeSigner signer, String name) {}
