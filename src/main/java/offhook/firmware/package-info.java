/**
 * Loads, the library's index of them, the judgement of a file, and the way from one load to
 * another.
 *
 * <p>Pure: bytes and names come in, judgements and plans go out; {@code disk} reads and writes.
 * Sources: shared facts firmware.md §2 to §6; rules are data with source and confidence ({@link
 * offhook.firmware.UpgradeRule}).
 */
package offhook.firmware;
