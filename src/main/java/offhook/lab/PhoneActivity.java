package offhook.lab;

/** What a virtual phone is doing; the truth, where the station can only infer. */
public enum PhoneActivity {
    OFF,
    STARTING,
    ADDRESSING,
    HUNTING,
    LOADING,
    WRITING,
    RUNNING,
    /** Nothing more will happen without help. */
    HALTED
}
