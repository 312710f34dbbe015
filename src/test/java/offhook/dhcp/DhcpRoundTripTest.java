package offhook.dhcp;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import offhook.address.Ipv4;
import offhook.wire.Bytes;

import java.util.List;

class DhcpRoundTripTest {
    @Property(tries = 500)
    void what_is_written_is_read_back(@ForAll("messages") DhcpMessage message) {
        assertThat(Packet.decoded(DhcpCodec.encode(message))).isEqualTo(message);
    }

    @Property(tries = 2000)
    void no_datagram_makes_the_codec_throw(@ForAll byte[] options, @ForAll byte overload) {
        var packet = Packet.discover().bytes(52, 1, overload).toBytes();
        var datagram = new byte[packet.size() + options.length];
        packet.buffer().get(datagram, 0, packet.size());
        System.arraycopy(options, 0, datagram, packet.size(), options.length);

        DhcpInput read = DhcpCodec.decode(Bytes.of(datagram).buffer());

        if (read instanceof DhcpInput.Message(DhcpMessage message)) {
            assertThat(Packet.decoded(DhcpCodec.encode(message))).isEqualTo(message);
        }
    }

    @Provide
    Arbitrary<DhcpMessage> messages() {
        var numbers = Arbitraries.integers();
        var addresses = numbers.map(Ipv4::new);
        var sizes =
                Combinators.combine(
                                Arbitraries.integers().between(1, 2),
                                Arbitraries.integers().between(0, 255),
                                Arbitraries.integers().between(0, 255),
                                Arbitraries.integers().between(0, 65_535),
                                Arbitraries.integers().between(0, 65_535))
                        .as(
                                (op, htype, hops, secs, flags) ->
                                        List.of(op, htype, hops, secs, flags));
        return Combinators.combine(
                        sizes,
                        numbers,
                        addresses.list().ofSize(4),
                        bytes(0, 16),
                        Arbitraries.strings().withCharRange('\1', '\u00ff').ofMaxLength(64),
                        Arbitraries.strings().withCharRange('\1', '\u00ff').ofMaxLength(128),
                        options())
                .as(
                        (n, xid, a, chaddr, sname, file, options) ->
                                new DhcpMessage(
                                        n.get(0), n.get(1), n.get(2), xid, n.get(3), n.get(4),
                                        a.get(0), a.get(1), a.get(2), a.get(3), chaddr, sname, file,
                                        options));
    }

    private static Arbitrary<List<DhcpOption>> options() {
        var codes = Arbitraries.integers().between(1, 254).filter(code -> code != 52);
        return Combinators.combine(codes, bytes(0, 255)).as(DhcpOption::new).list().ofMaxSize(9);
    }

    private static Arbitrary<Bytes> bytes(int sizeMin, int sizeMax) {
        return Arbitraries.bytes()
                .array(byte[].class)
                .ofMinSize(sizeMin)
                .ofMaxSize(sizeMax)
                .map(Bytes::of);
    }
}
