package offhook.desk;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.dhcp.Decision;
import offhook.dhcp.DhcpCodec;
import offhook.dhcp.DhcpInput;
import offhook.dhcp.DhcpKind;
import offhook.dhcp.DhcpMessage;
import offhook.dhcp.DhcpOption;
import offhook.wire.Bytes;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Whatever a client says: an answer or a reason, and no harm to the leases of others. */
class AddressDeskHostileTest {
    private static final Scope FAR = Scope.of(DhcpTalk.LAN);
    private static final List<Integer> CODES =
            List.of(12, 50, 51, 52, 53, 54, 55, 57, 58, 60, 61, 82, 118, 150, 254);
    private static final List<Ipv4> ADDRESSES =
            List.of(
                    Ipv4.ANY,
                    Ipv4.BROADCAST,
                    Ipv4.LOOPBACK,
                    DhcpTalk.STATION,
                    DhcpTalk.TWO,
                    Ipv4.of("192.168.1.0"),
                    Ipv4.of("192.168.1.255"),
                    Ipv4.of("224.0.0.1"),
                    Ipv4.of("203.0.113.7"));

    private final DhcpTalk talk = new DhcpTalk(Scopes.Serve.EVERYONE, FAR);

    @Property(tries = 3000)
    void nothing_that_is_said_makes_the_desk_throw_or_send_astray(@ForAll Random random) {
        DhcpMessage message = reread(nonsense(random));
        var source = new Endpoint(one(ADDRESSES, random), 68);
        var arrival = new Arrival("eth0", DhcpTalk.STATION, source, random.nextBoolean());

        Decision decision =
                talk.desk.decide(message, arrival, talk.book, DhcpTalk.T0, DhcpTalk.KNOWN);

        assertThat(decision.why()).isNotBlank();
        if (decision instanceof Decision.Answered answered) {
            Bytes reply = DhcpCodec.encode(answered.reply());
            int echoed = message.option(DhcpOption.RELAY_AGENT).map(Bytes::size).orElse(0);
            assertThat(reply.size() - echoed).isBetween(0, 1472 + 2);
            assertThat(DhcpCodec.encode(reread(answered.reply()))).isEqualTo(reply);
            if (message.isRelayed()) {
                assertThat(message.giaddr()).matches(FAR.subnet()::contains);
            }
        }
        if (decision instanceof Decision.Ack ack) {
            assertThat(Set.of(DhcpTalk.STATION, Ipv4.of("192.168.1.0"), Ipv4.of("192.168.1.255")))
                    .doesNotContain(ack.lease().address());
            assertThat(ack.lease().address()).matches(FAR.subnet()::contains);
        }
    }

    private static DhcpMessage nonsense(Random random) {
        var options = new ArrayList<DhcpOption>();
        options.add(DhcpOption.ofByte(53, 1 + random.nextInt(DhcpKind.values().length)));
        for (int i = random.nextInt(6); i > 0; i--) {
            int code = one(CODES, random);
            boolean isAddress = code == 50 || code == 54;
            options.add(
                    isAddress && random.nextInt(4) > 0
                            ? DhcpOption.ofAddress(code, one(ADDRESSES, random))
                            : new DhcpOption(code, bytes(random.nextInt(256), random)));
        }
        return new DhcpMessage(
                1 + random.nextInt(20) / 19,
                1 + random.nextInt(10) / 9,
                random.nextInt(256),
                random.nextInt(),
                random.nextInt(65_536),
                random.nextInt(65_536),
                random.nextBoolean() ? Ipv4.ANY : one(ADDRESSES, random),
                one(ADDRESSES, random),
                one(ADDRESSES, random),
                random.nextBoolean() ? Ipv4.ANY : one(ADDRESSES, random),
                random.nextInt(8) == 0 ? bytes(random.nextInt(17), random) : phone(random),
                "",
                "",
                options);
    }

    /** Over the wire and back: what a real one could be. */
    private static DhcpMessage reread(DhcpMessage message) {
        return switch (DhcpCodec.decode(DhcpCodec.encode(message).buffer())) {
            case DhcpInput.Message(DhcpMessage read) -> read;
            case DhcpInput.Unreadable(var why) ->
                    // Option 52 with nonsense behind it; then there is nothing to decide.
                    DhcpTalk.discover(DhcpTalk.PHONE);
        };
    }

    private static Bytes phone(Random random) {
        return DhcpTalk.phone(random.nextInt(300)).bytes();
    }

    private static Bytes bytes(int count, Random random) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return Bytes.of(bytes);
    }

    private static <T> T one(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }
}
