package offhook.lab;

/** Hears what phones show on their screens. */
@FunctionalInterface
public interface Audience {
    /**
     * @param nowNanos since the run began
     */
    void said(long nowNanos, VirtualPhone phone, String what);
}
