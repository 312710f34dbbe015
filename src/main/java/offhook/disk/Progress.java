package offhook.disk;

/** Told while archives are read, for a line on a terminal. */
public interface Progress {
    Progress NONE = (archive, file) -> {};

    /** Reading this file of this archive or folder now. */
    void reading(String archive, String file);
}
