package offhook.app;

import offhook.disk.LibraryContents;
import offhook.firmware.Load;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.List;
import java.util.concurrent.Callable;

/** {@code offhook loads}: what is in the library. */
@Command(name = "loads", description = "The loads in the library.")
final class LoadsCommand implements Callable<Integer> {
    @Mixin private DataFolder data;

    @Option(names = "--json", description = "one JSON document on standard output")
    private boolean isJson;

    @Override
    public Integer call() {
        Console console = Console.open(isJson);
        LibraryContents contents = data.firmware().load();
        contents.notices().forEach(notice -> console.complain("offhook: " + notice));
        List<Load> loads = contents.library().loads();
        if (loads.isEmpty()) {
            console.say("The library is empty. Import firmware: offhook import FILE…");
        }
        for (Load load : loads) {
            ReportText.of(load, console).forEach(console::say);
        }
        console.document(LoadsDocument.of(contents.library()));
        return 0;
    }
}
