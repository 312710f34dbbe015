package offhook.lab;

/**
 * One phone of a rehearsal.
 *
 * @param target the load that it shall end on
 */
public record Assignment(PhoneStart start, String target) {
    /** The truth, seen in the phone itself; that it lost power again since doesn't matter. */
    public boolean isReachedBy(VirtualPhone phone) {
        return phone.proven().filter(target::equalsIgnoreCase).isPresent()
                && phone.load().equals(phone.proven());
    }
}
