package offhook.app;

import offhook.address.MacAddress;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.util.Map;
import java.util.concurrent.Callable;

@Command(
        name = "restart",
        mixinStandardHelpOptions = true,
        description =
                "Tells a phone that is registered at the station's bench registrar to start again"
                        + " and read its files.")
final class RestartCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "MAC",
            description = "the phone: 00:1b:0c:18:bd:c1, 001B0C18BDC1, SEP001B0C18BDC1")
    private String phone;

    @Mixin private StationAddress station;
    @Mixin private StationToken token;

    @Override
    public Integer call() {
        Console console = Console.open(false);
        MacAddress mac = GivenMac.read(phone);
        String secret = token.secret("restart");
        var running = station.running();
        return switch (running.change("/phones/" + mac + "/restart", secret)) {
            case RunningStation.Answer.Document document -> {
                Map<?, ?> said = document.as(Map.class);
                console.say(PlainText.of(String.valueOf(said.get("said"))));
                yield Boolean.TRUE.equals(said.get("restarts")) ? 0 : Failures.NOT_FINE;
            }
            case RunningStation.Answer.Refused(int status, String why) -> {
                console.complain("offhook: " + PlainText.of(why));
                yield Failures.NOT_FINE;
            }
        };
    }
}
