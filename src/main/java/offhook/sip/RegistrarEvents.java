package offhook.sip;

/** Is told what phones do at the registrar; on its threads, must not block. */
public interface RegistrarEvents {
    /** The digest was right; the phone knows it. */
    void registered(Account account, Attempt attempt, int expiresSeconds);

    /** It signed off. */
    void left(Account account, Attempt attempt);

    /**
     * @param why a sentence: no such user, a wrong password
     */
    void refused(Attempt attempt, String why);
}
