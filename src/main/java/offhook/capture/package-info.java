/**
 * The last packets of each phone, for Wireshark and for {@code explain}: what is kept, for how
 * long, and how it is written (draft-ietf-opsawg-pcapng).
 *
 * <p>Pure; whoever shares a {@link offhook.capture.CaptureBook} between threads locks it.
 */
package offhook.capture;
