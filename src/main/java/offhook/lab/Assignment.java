package offhook.lab;

/**
 * One phone of a rehearsal.
 *
 * @param target the load that it shall end on
 */
public record Assignment(PhoneStart start, String target) {
    /** The truth, seen in the phone itself. */
    public boolean isReachedBy(VirtualPhone phone) {
        return phone.activity() == PhoneActivity.RUNNING
                && phone.load().filter(target::equalsIgnoreCase).isPresent();
    }
}
