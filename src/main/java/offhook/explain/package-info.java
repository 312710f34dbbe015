/**
 * Tells each phone's story from what others saw: logs of any TFTP or DHCP server, captures, the
 * phone's own console.
 *
 * <p>Pure: lines and packets in, events out; {@code disk} reads the files, {@code app} prints. A
 * reader never throws: what it cannot read it says, and goes on. One thread, whoever calls.
 * Sources: the formats are those of the servers' own messages, phones.md §2, §4, §5.
 */
package offhook.explain;
