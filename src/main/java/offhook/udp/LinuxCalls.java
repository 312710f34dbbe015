package offhook.udp;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;

/**
 * The system calls of Linux that move many datagrams at once, with their own names and arguments.
 * Addresses are numbers, so that a call makes no object. A negative answer is {@code -errno}.
 *
 * <p>Belongs to one thread at a time, but for {@link #write}.
 */
@SuppressWarnings("restricted") // The arguments are ours; HouseTest keeps them in this class.
final class LinuxCalls {
    static final int AF_INET = 2;
    static final int SOCK_DGRAM = 2;
    static final int SOCK_RAW = 3;
    static final int SOCK_NONBLOCK = 0x800;
    static final int SOCK_CLOEXEC = 0x80000;
    static final int SOL_SOCKET = 1;
    static final int SO_BROADCAST = 6;
    static final int SO_SNDBUF = 7;
    static final int SO_RCVBUF = 8;

    /** As the two before, beyond what the system grants to everybody; for root. */
    static final int SO_SNDBUFFORCE = 32;

    static final int SO_RCVBUFFORCE = 33;
    static final int SO_BINDTODEVICE = 25;
    static final int IPPROTO_IP = 0;
    static final int IP_PKTINFO = 8;
    static final int SOL_UDP = 17;
    static final int UDP_SEGMENT = 103;
    static final int POLLIN = 1;
    static final int POLLOUT = 4;
    static final int EFD_NONBLOCK = SOCK_NONBLOCK;

    static final int EPERM = 1;
    static final int EIO = 5;
    static final int EAGAIN = 11;
    static final int EACCES = 13;
    static final int ENODEV = 19;
    static final int EINVAL = 22;
    static final int EADDRINUSE = 98;
    static final int EADDRNOTAVAIL = 99;

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final Linker LINKER = Linker.nativeLinker();
    private static final Linker.Option STATE = Linker.Option.captureCallState("errno");
    private static final VarHandle ERRNO =
            Linker.Option.captureStateLayout().varHandle(PathElement.groupElement("errno"));

    private static final MethodHandle SOCKET = call("socket", INT, INT, INT);
    private static final MethodHandle BIND = call("bind", INT, LONG, INT);
    private static final MethodHandle GETSOCKNAME = call("getsockname", INT, LONG, LONG);
    private static final MethodHandle SETSOCKOPT = call("setsockopt", INT, INT, INT, LONG, INT);
    private static final MethodHandle POLL = call("poll", LONG, LONG, INT);
    private static final MethodHandle RECVMMSG = call("recvmmsg", INT, LONG, INT, INT, LONG);
    private static final MethodHandle SENDMMSG = call("sendmmsg", INT, LONG, INT, INT);
    private static final MethodHandle SENDTO = call("sendto", INT, LONG, LONG, INT, LONG, INT);
    private static final MethodHandle EVENTFD = call("eventfd", INT, INT);
    private static final MethodHandle READ = call("read", INT, LONG, LONG);
    private static final MethodHandle CLOSE = call("close", INT);
    private static final MethodHandle WRITE =
            LINKER.downcallHandle(
                    LINKER.defaultLookup().findOrThrow("write"),
                    FunctionDescriptor.of(LONG, INT, LONG, LONG));

    private final ByteBuffer stateBytes =
            ByteBuffer.allocateDirect((int) Linker.Option.captureStateLayout().byteSize());
    private final MemorySegment state = MemorySegment.ofBuffer(stateBytes);

    /** 64-bit Linux: on both processors the structures of these calls look the same. */
    static boolean areThere() {
        String processor = System.getProperty("os.arch");
        return System.getProperty("os.name").equals("Linux")
                && (processor.equals("amd64") || processor.equals("aarch64"));
    }

    /** Of the buffer's position. */
    static long addressOf(ByteBuffer direct) {
        return MemorySegment.ofBuffer(direct).address();
    }

    int socket(int domain, int type, int protocol) {
        try {
            return result((int) SOCKET.invokeExact(state, domain, type, protocol));
        } catch (Throwable impossible) {
            throw cannot(impossible);
        }
    }

    int bind(int fd, long name, int length) {
        try {
            return result((int) BIND.invokeExact(state, fd, name, length));
        } catch (Throwable impossible) {
            throw cannot(impossible);
        }
    }

    int getsockname(int fd, long name, long length) {
        try {
            return result((int) GETSOCKNAME.invokeExact(state, fd, name, length));
        } catch (Throwable impossible) {
            throw cannot(impossible);
        }
    }

    int setsockopt(int fd, int level, int option, long value, int length) {
        try {
            return result((int) SETSOCKOPT.invokeExact(state, fd, level, option, value, length));
        } catch (Throwable impossible) {
            throw cannot(impossible);
        }
    }

    int poll(long fds, long count, int timeoutMillis) {
        try {
            return result((int) POLL.invokeExact(state, fds, count, timeoutMillis));
        } catch (Throwable impossible) {
            throw cannot(impossible);
        }
    }

    int recvmmsg(int fd, long messages, int count, int flags) {
        try {
            return result((int) RECVMMSG.invokeExact(state, fd, messages, count, flags, 0L));
        } catch (Throwable impossible) {
            throw cannot(impossible);
        }
    }

    int sendmmsg(int fd, long messages, int count, int flags) {
        try {
            return result((int) SENDMMSG.invokeExact(state, fd, messages, count, flags));
        } catch (Throwable impossible) {
            throw cannot(impossible);
        }
    }

    int sendto(int fd, long buffer, long count, int flags, long name, int length) {
        try {
            return result((int) SENDTO.invokeExact(state, fd, buffer, count, flags, name, length));
        } catch (Throwable impossible) {
            throw cannot(impossible);
        }
    }

    int eventfd(int count, int flags) {
        try {
            return result((int) EVENTFD.invokeExact(state, count, flags));
        } catch (Throwable impossible) {
            throw cannot(impossible);
        }
    }

    int read(int fd, long buffer, long count) {
        try {
            return result((int) READ.invokeExact(state, fd, buffer, count));
        } catch (Throwable impossible) {
            throw cannot(impossible);
        }
    }

    /** From any thread; what becomes of it is not said. */
    static void write(int fd, long buffer, long count) {
        try {
            long _ = (long) WRITE.invokeExact(fd, buffer, count);
        } catch (Throwable impossible) {
            throw cannot(impossible);
        }
    }

    int close(int fd) {
        try {
            return result((int) CLOSE.invokeExact(state, fd));
        } catch (Throwable impossible) {
            throw cannot(impossible);
        }
    }

    private int result(int answer) {
        return answer < 0 ? -(int) ERRNO.get(state, 0L) : answer;
    }

    /** All of them answer an int; {@code read} and {@code sendto} fit as our buffers are small. */
    private static MethodHandle call(String name, ValueLayout... arguments) {
        return LINKER.downcallHandle(
                LINKER.defaultLookup().findOrThrow(name),
                FunctionDescriptor.of(INT, arguments),
                STATE);
    }

    private static IllegalStateException cannot(Throwable impossible) {
        return new IllegalStateException("a system call threw", impossible);
    }
}
