package offhook.desk;

import offhook.event.StationEvent;
import offhook.phone.PhoneFileNames;

/** What a question at the file ports says by itself. */
final class FileQuestions {
    private FileQuestions() {}

    /** What the operator put there goes before what nobody asked for. */
    static FileAnswer orOfFolder(Input.FileRequested requested, FileAnswer answer) {
        boolean yields =
                answer instanceof FileAnswer.NotFound
                        || answer instanceof FileAnswer.Rendered rendered
                                && rendered.yieldsToFolder();
        return yields && requested.isInFolder()
                ? FileAnswer.FromFolder.of(requested.name(), answer.phone())
                : answer;
    }

    /** No phone asks for another's files: who does is not the holder, and proves nothing of it. */
    static boolean isOfAnother(Tracked phone, String name) {
        return PhoneFileNames.read(name)
                .phone()
                .filter(named -> !named.equals(phone.story().mac()))
                .isPresent();
    }

    static String nameIn(StationEvent event) {
        return switch (event) {
            case StationEvent.FileAsked asked -> asked.name();
            case StationEvent.FileAnswered answered -> answered.name();
            case StationEvent.FileAbsent absent -> absent.name();
            case StationEvent.FileSent sent -> sent.name();
            case StationEvent.FileBroken broken -> broken.name();
            // Of the operator's folder: whose it is the address tells.
            case StationEvent.TroubleSeen _ -> "";
            default -> throw new IllegalStateException("not of the file ports: " + event);
        };
    }
}
