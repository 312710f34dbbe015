package offhook.provision;

import offhook.wire.Bytes;

/**
 * A file made for one phone.
 *
 * @param isUsual nobody asked for it: it says what is usual
 * @param isOwnWording whether the operator's own template wrote it
 */
public record MadeFile(
        String name, FileForm form, Bytes content, boolean isOwnWording, boolean isUsual) {
    /** Without the content, which may hold passwords. */
    @Override
    public String toString() {
        return name + " (" + content.size() + " bytes)";
    }
}
