package offhook.page;

import offhook.address.MacAddress;
import offhook.app.PageStation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Anybody on the network: datagrams written by hand, from addresses of the loopback network. */
final class Stranger implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;
    private static final int MAGIC = 0x63825363;
    private static final int OPTION_NAME = 12;
    private static final int OPTION_CLASS = 60;

    private final PageStation station;
    private final DatagramSocket dhcp;
    private final Map<MacAddress, DatagramSocket> files = new HashMap<>();

    Stranger(PageStation station) throws IOException {
        this.station = station;
        this.dhcp = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        dhcp.setSoTimeout(PATIENCE_MILLIS);
    }

    MacAddress mac(int number) {
        return new MacAddress(0x001b_0caa_0000L + number * 7L);
    }

    /** Discovers, takes what it is offered, and is at that address from then on. */
    InetAddress asksForAddress(MacAddress mac, String vendorClass, String name) throws IOException {
        byte[] offer = ask(mac, message(mac, 1, vendorClass, name));
        byte[] offered = Arrays.copyOfRange(offer, 16, 20);
        ask(
                mac,
                message(
                        mac,
                        3,
                        vendorClass,
                        name,
                        option(50, offered),
                        option(54, InetAddress.getLoopbackAddress().getAddress())));
        var address = InetAddress.getByAddress(offered);
        files.put(mac, new DatagramSocket(new InetSocketAddress(address, 0)));
        return address;
    }

    /** Only asks: what it is sent is never acknowledged. */
    void asksForFile(MacAddress mac, String name) throws IOException {
        var request = new ByteArrayOutputStream();
        request.writeBytes(new byte[] {0, 1});
        request.writeBytes(name.getBytes(StandardCharsets.UTF_8));
        request.write(0);
        request.writeBytes("octet".getBytes(StandardCharsets.US_ASCII));
        request.write(0);
        files.get(mac)
                .send(new DatagramPacket(request.toByteArray(), request.size(), station.tftp()));
    }

    private byte[] ask(MacAddress mac, byte[] message) throws IOException {
        dhcp.send(new DatagramPacket(message, message.length, station.dhcp()));
        var reply = new DatagramPacket(new byte[1500], 1500);
        do {
            dhcp.receive(reply);
        } while (!hasMac(reply.getData(), mac));
        return reply.getData();
    }

    /** Sends and looks at no answer. */
    void discovers(MacAddress mac, String vendorClass) throws IOException {
        byte[] message = message(mac, 1, vendorClass, "SEP" + mac);
        dhcp.send(new DatagramPacket(message, message.length, station.dhcp()));
    }

    /** Answers to what was only sent are thrown away. */
    void drain() throws IOException {
        dhcp.setSoTimeout(1);
        try {
            while (true) {
                dhcp.receive(new DatagramPacket(new byte[1500], 1500));
            }
        } catch (SocketTimeoutException empty) {
            dhcp.setSoTimeout(PATIENCE_MILLIS);
        }
    }

    private static boolean hasMac(byte[] message, MacAddress mac) {
        return Arrays.equals(message, 28, 34, bytes(mac), 0, 6);
    }

    private static byte[] bytes(MacAddress mac) {
        return Arrays.copyOfRange(ByteBuffer.allocate(8).putLong(mac.value()).array(), 2, 8);
    }

    private byte[] message(
            MacAddress mac, int kind, String vendorClass, String name, byte[]... more) {
        var message = ByteBuffer.allocate(1400);
        message.put((byte) 1).put((byte) 1).put((byte) 6).put((byte) 0);
        message.putInt((int) mac.value()).putShort((short) 0).putShort((short) 0);
        message.position(28).put(bytes(mac)).position(236).putInt(MAGIC);
        message.put(option(53, new byte[] {(byte) kind}));
        message.put(option(OPTION_CLASS, vendorClass.getBytes(StandardCharsets.UTF_8)));
        message.put(option(OPTION_NAME, name.getBytes(StandardCharsets.UTF_8)));
        message.put(option(55, new byte[] {1, 66, 6, 3, 15, (byte) 150, 35}));
        for (byte[] option : more) {
            message.put(option);
        }
        message.put((byte) 255);
        return Arrays.copyOf(message.array(), message.position());
    }

    private static byte[] option(int code, byte[] value) {
        int length = Math.min(value.length, 255);
        return ByteBuffer.allocate(2 + length)
                .put((byte) code)
                .put((byte) length)
                .put(value, 0, length)
                .array();
    }

    @Override
    public void close() {
        dhcp.close();
        files.values().forEach(DatagramSocket::close);
    }
}
