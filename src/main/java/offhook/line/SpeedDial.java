package offhook.line;

/**
 * A key that dials.
 *
 * @param watches whether its lamp shows that the other one is busy (BLF)
 */
public record SpeedDial(int button, String label, String number, boolean watches) {}
