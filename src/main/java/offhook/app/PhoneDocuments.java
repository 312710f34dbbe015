package offhook.app;

import offhook.desk.FileAnswer;
import offhook.desk.PhoneSummary;
import offhook.event.Observed;
import offhook.event.StationEvent;
import offhook.store.EventJson;
import offhook.web.FileDocument;
import offhook.web.PhoneDocument;
import offhook.web.StoryEntry;

import java.util.Locale;
import java.util.Optional;

/** What the desk knows of a phone, in the words of the API. */
final class PhoneDocuments {
    private PhoneDocuments() {}

    static PhoneDocument of(PhoneSummary phone) {
        return new PhoneDocument(
                phone.mac().toString(),
                phone.address().map(Object::toString),
                phone.model(),
                phone.platform().map(it -> it.name().toLowerCase(Locale.ROOT)),
                phone.protocol().map(it -> it.name().toLowerCase(Locale.ROOT)),
                phone.load().map(PhoneDocuments::running),
                phone.target(),
                phone.stage().word(),
                phone.progress()
                        .map(it -> new PhoneDocument.Progress(it.file(), it.bytes(), it.total())),
                phone.plan().map(PhoneDocuments::plan),
                phone.findings().stream().map(PhoneDocuments::finding).toList(),
                phone.firstSeen(),
                phone.lastSeen());
    }

    private static PhoneDocument.Running running(StationEvent.LoadLearned load) {
        return new PhoneDocument.Running(load.load(), load.certainty().word(), load.evidence());
    }

    private static PhoneDocument.Plan plan(PhoneSummary.Plan plan) {
        return new PhoneDocument.Plan(
                plan.state(),
                plan.steps().stream()
                        .map(step -> new PhoneDocument.Step(step.load(), step.state(), step.why()))
                        .toList());
    }

    private static PhoneDocument.Finding finding(offhook.diagnosis.Finding finding) {
        return new PhoneDocument.Finding(
                finding.code(),
                finding.severity().word(),
                finding.sentence(),
                finding.remedy(),
                finding.evidence(),
                finding.since());
    }

    static StoryEntry entry(Observed observed) {
        var entry =
                new StoryEntry(
                        observed.at(),
                        EventJson.kindOf(observed.event()),
                        StoryText.sentence(observed.event()),
                        EventJson.fieldsOf(observed.event()));
        return observed.event() instanceof StationEvent.FileSent sent && sent.tookMillis() > 0
                ? entry.with("bytesPerSecond", sent.sizeBytes() * 1000 / sent.tookMillis())
                : entry;
    }

    static FileDocument file(String name, FileAnswer answer) {
        return switch (answer) {
            case FileAnswer.Rendered rendered ->
                    new FileDocument(
                            name,
                            "rendered",
                            rendered.why(),
                            Optional.of((long) rendered.content().size()),
                            Optional.empty(),
                            Optional.of(rendered.content().utf8()));
            case FileAnswer.Stored stored ->
                    new FileDocument(
                            name,
                            "library",
                            stored.why(),
                            Optional.of(stored.file().sizeBytes()),
                            Optional.of(stored.file().sha256()),
                            Optional.empty());
            case FileAnswer.FromFolder folder -> absentBut("folder", name, folder.why());
            case FileAnswer.NotFound none -> absentBut("absent", name, none.why());
            case FileAnswer.Withheld withheld -> absentBut("absent", name, withheld.why());
        };
    }

    private static FileDocument absentBut(String answer, String name, String why) {
        return new FileDocument(
                name, answer, why, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
