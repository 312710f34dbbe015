package offhook.explain;

import offhook.event.StationEvent;
import offhook.event.StationEvent.Note;
import offhook.event.StationEvent.TroubleSeen;

import java.util.Optional;

/**
 * The number in a phone's first message to its PBX, by SIP or SCCP: why it went out of service last
 * (phones.md §4, the alarm list of PSCCP; one source).
 */
final class LastAlarm {
    private LastAlarm() {}

    /** Nothing for what happens every day: a key, a reset by the PBX, a normal start. */
    static Optional<StationEvent> of(int number) {
        return switch (number) {
            case 0 ->
                    trouble(
                            "load-wrong-family",
                            "the phone rejected a load that does not know its hardware",
                            number,
                            "Load Rejected HC");
            case 31 ->
                    trouble(
                            "authentication-failed",
                            "the phone threw a file away because its signature did not fit",
                            number,
                            "FileAuthError");
            case 1 -> note(number, "TFTP size error: a file was too large for it");
            case 2 -> note(number, "a compression it does not know");
            case 3 -> note(number, "version error: a load's name and content differ");
            case 4 -> note(number, "its flash was full");
            case 5 -> note(number, "checksum error in its flash");
            case 6 -> note(number, "file not found");
            case 7 -> note(number, "TFTP timeout");
            case 8 -> note(number, "TFTP access error");
            case 9 -> note(number, "TFTP error");
            case 10, 11, 12, 13, 14, 15 -> note(number, "it lost the connection to its PBX");
            case 16 -> note(number, "its PBX refused it");
            case 17 -> note(number, "its PBX did not answer for too long");
            case 24 -> note(number, "its PBX rejected its registration");
            default -> Optional.empty();
        };
    }

    private static Optional<StationEvent> trouble(
            String code, String sentence, int number, String word) {
        String evidence = "its own report says %d, %s".formatted(number, word);
        return Optional.of(new TroubleSeen(code, sentence, evidence));
    }

    private static Optional<StationEvent> note(int number, String why) {
        return Optional.of(
                new Note("says why it restarted last: %s (alarm %d)".formatted(why, number)));
    }
}
