package offhook.firmware;

import java.util.Optional;

/**
 * A file of Cisco's firmware that was seen in public.
 *
 * @param payloadSha1 of what follows the envelope; empty if only the whole file's is known
 * @param fileSha1 of the whole file; SIP and SCCP packages may hold others, signed anew
 */
public record KnownFile(
        String name,
        Optional<Long> sizeBytes,
        Optional<String> payloadSha1,
        Optional<String> fileSha1) {}
