package offhook.bench;

import offhook.address.Ipv4;
import offhook.disk.MappedFiles;
import offhook.tftp.FileContent;
import offhook.tftp.IdleWatcher;
import offhook.tftp.TftpInput;
import offhook.tftp.TftpLimits;
import offhook.tftp.TransferTable;
import offhook.udp.TftpPort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** The TFTP data path alone, to be measured: {@code TftpServer PORT FOLDER [ADDRESS]}. */
public final class TftpServer {
    private static final LongAdder ENDED = new LongAdder();

    private TftpServer() {}

    public static void main(String[] arguments) throws InterruptedException {
        Path root = Path.of(arguments[1]);
        var files = new MappedFiles(root::resolve);
        String address = arguments.length > 2 ? arguments[2] : "0.0.0.0";
        var limits = TftpLimits.DEFAULT;
        var port =
                new TftpPort(
                        List.of(Ipv4.of(address)),
                        Integer.parseInt(arguments[0]),
                        limits,
                        (client, asked, ours, request) -> answer(root, files, request),
                        new Counting());
        port.start();
        Thread.currentThread().join();
    }

    private static TransferTable.Answer answer(
            Path root, MappedFiles files, TftpInput.ReadRequest request) {
        if (!Files.isRegularFile(root.resolve(request.file()))) {
            return new TransferTable.Answer.Refuse(1, "File not found", "");
        }
        FileContent content = files.stored(request.file());
        return new TransferTable.Answer.Serve(content, "");
    }

    private static final class Counting implements IdleWatcher {
        @Override
        public void onEnded(TransferTable.Transferred transfer) {
            ENDED.increment();
        }
    }
}
