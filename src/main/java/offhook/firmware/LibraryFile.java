package offhook.firmware;

/**
 * One file of the library; its content lies on disk under its SHA-256.
 *
 * @param name as the archive or folder had it, without folders; phones ask it in any case
 * @param sha256 of the whole file, 64 lower-case hex digits
 * @param payloadSha1 of what follows the signed envelope, 40 hex digits; of the whole file if there
 *     is none
 * @param isKnown the payload is in our catalogue of files seen in public ("matches the catalogue")
 */
public record LibraryFile(
        String name, long sizeBytes, String sha256, String payloadSha1, boolean isKnown) {}
