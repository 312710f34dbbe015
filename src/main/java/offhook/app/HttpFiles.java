package offhook.app;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.desk.FileAnswer;
import offhook.tftp.TransferTable.Answer;
import offhook.web.PhoneFiles;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;

/** What phones ask by HTTP: answered and told as what they ask by TFTP. */
final class HttpFiles implements PhoneFiles {
    /** As long as a TFTP request waits for the desk. */
    private static final int DESK_PATIENCE_SECONDS = 3;

    /** Is told what was asked and how it was answered. On the server's threads. */
    interface Onlooker {
        void asked(Endpoint client, String name, Reply reply);
    }

    private final FileAnswers answers;
    private final Onlooker onlooker;
    private final LongAdder requests = new LongAdder();
    private final LongAdder sent = new LongAdder();
    private final LongAdder broken = new LongAdder();
    private final LongAdder sentBytes = new LongAdder();

    HttpFiles(FileAnswers answers, Onlooker onlooker) {
        this.answers = answers;
        this.onlooker = onlooker;
    }

    /** What has been asked and sent since the start. */
    record Counts(long requests, long sent, long broken, long sentBytes) {}

    Counts counts() {
        return new Counts(requests.sum(), sent.sum(), broken.sum(), sentBytes.sum());
    }

    @Override
    public boolean mayAsk(Ipv4 client) {
        return answers.mayAsk(client);
    }

    @Override
    public Reply ask(Endpoint client, String name) {
        requests.increment();
        var decided = new CompletableFuture<Answer>();
        Answer now = answers.ask(client, name, FileAnswers.Way.HTTP, decided::complete);
        Answer answer = now instanceof Answer.Later ? awaited(decided) : now;
        answers.tell(client, name, FileAnswers.Way.HTTP, answer);
        Reply reply = reply(answer);
        onlooker.asked(client, name, reply);
        return reply;
    }

    private static Reply reply(Answer answer) {
        return switch (answer) {
            case Answer.Serve(var content, var note) ->
                    new Reply.Serve(content, version(note), note);
            case Answer.Refuse(int code, String message, Object _) ->
                    code == FileAnswers.FILE_NOT_FOUND
                            ? new Reply.Absent()
                            : new Reply.Busy(message);
            // TFTP is silent then; why is for the operator and not for who asks.
            case Answer.Ignore _ -> new Reply.Busy("no answer now");
            case Answer.Later() -> new Reply.Busy("no decision in time");
        };
    }

    @Override
    public void onSent(Endpoint client, String name, Reply.Serve reply, long bytes, Duration took) {
        sent.increment();
        sentBytes.add(bytes);
        answers.sent(client, name, reply.note(), reply.content().sizeBytes(), took, 0);
    }

    @Override
    public void onBroken(Endpoint client, String name, Reply.Serve reply, long bytes, String why) {
        broken.increment();
        sentBytes.add(bytes);
        answers.broken(client, name, reply.note(), bytes, reply.content().sizeBytes(), why);
    }

    private static Answer awaited(CompletableFuture<Answer> decided) {
        try {
            return decided.get(DESK_PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            return new Answer.Later();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Answer.Later();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("an answer fails nowhere", impossible);
        }
    }

    private static Optional<String> version(Object note) {
        return note instanceof FileAnswer.Stored stored
                ? Optional.of(stored.file().sha256())
                : Optional.empty();
    }
}
