package offhook.sip;

import gov.nist.core.net.DefaultNetworkLayer;
import gov.nist.core.net.NetworkLayer;
import gov.nist.javax.sip.SipStackImpl;

import jdk.net.ExtendedSocketOptions;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketOption;

import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/**
 * The SIP library's sockets, with one difference: the system asks whether the other end of a
 * connection is still there. A phone that loses its power says no goodbye, and the library would
 * count its connection for ever: after {@link SipStackSettings} many nobody could register by TCP.
 */
public final class KeptConnections implements NetworkLayer {
    /** A phone that starts again is back in a minute or two. */
    static final int SILENT_SECONDS = 60;

    static final int ASKED_EVERY_SECONDS = 15;
    static final int ASKED_TIMES = 4;

    private final NetworkLayer usual = DefaultNetworkLayer.SINGLETON;

    @Override
    public ServerSocket createServerSocket(int port, int backlog, InetAddress address)
            throws IOException {
        return new ServerSocket(port, backlog, address) {
            @Override
            public Socket accept() throws IOException {
                return kept(super.accept());
            }
        };
    }

    @Override
    public Socket createSocket(InetAddress address, int port) throws IOException {
        return kept(usual.createSocket(address, port));
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress own) throws IOException {
        return kept(usual.createSocket(address, port, own));
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress own, int ownPort)
            throws IOException {
        return kept(usual.createSocket(address, port, own, ownPort));
    }

    private static Socket kept(Socket socket) {
        try {
            socket.setKeepAlive(true);
            set(socket, ExtendedSocketOptions.TCP_KEEPIDLE, SILENT_SECONDS);
            set(socket, ExtendedSocketOptions.TCP_KEEPINTERVAL, ASKED_EVERY_SECONDS);
            set(socket, ExtendedSocketOptions.TCP_KEEPCOUNT, ASKED_TIMES);
        } catch (IOException gone) {
            // Since it was accepted; who reads from it notices.
        }
        return socket;
    }

    private static void set(Socket socket, SocketOption<Integer> option, int value)
            throws IOException {
        if (socket.supportedOptions().contains(option)) {
            socket.setOption(option, value);
        }
    }

    @Override
    public SSLServerSocket createSSLServerSocket(int port, int backlog, InetAddress address)
            throws IOException {
        return usual.createSSLServerSocket(port, backlog, address);
    }

    @Override
    public SSLSocket createSSLSocket(InetAddress address, int port) throws IOException {
        return usual.createSSLSocket(address, port);
    }

    @Override
    public SSLSocket createSSLSocket(InetAddress address, int port, InetAddress own)
            throws IOException {
        return usual.createSSLSocket(address, port, own);
    }

    @Override
    public DatagramSocket createDatagramSocket() throws SocketException {
        return usual.createDatagramSocket();
    }

    @Override
    public DatagramSocket createDatagramSocket(int port, InetAddress address)
            throws SocketException {
        return usual.createDatagramSocket(port, address);
    }

    @Override
    public void setSipStack(SipStackImpl stack) {
        usual.setSipStack(stack);
    }
}
