package offhook.provision;

import offhook.wire.Bytes;

/** The operator's own templates, as the edge keeps them. Called on the desk's thread. */
public interface OwnWording {
    /** What his template makes of it, if he has one for this kind of file. */
    Wording of(FileForm form, FileOrder order, Bytes ours);

    /** No template of anybody's own. */
    OwnWording NONE = (form, order, ours) -> new Nothing();

    /** What came of asking. */
    sealed interface Wording {}

    record Nothing() implements Wording {}

    record Written(Bytes content) implements Wording {}

    /**
     * @param why a clause that shows no value of the phone's
     */
    record Broken(String why) implements Wording {}
}
