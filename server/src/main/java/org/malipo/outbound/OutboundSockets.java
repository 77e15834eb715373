package org.malipo.outbound;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;
import org.springframework.stereotype.Component;

/**
 * Sockets for protocols other than HTTP whose hosts a user typed. The name is resolved by {@link OutboundUrls} for the very
 * connection that is made.
 */
@Component
public class OutboundSockets {
    private final OutboundUrls urls;

    OutboundSockets(OutboundUrls urls) {
        this.urls = urls;
    }

    /** {@return a maker of sockets that refuse to connect to what users' addresses must not reach} */
    public SocketFactory factory() {
        return new GuardedFactory();
    }

    private final class GuardedSocket extends Socket {
        @Override
        public void connect(SocketAddress endpoint) throws IOException {
            connect(endpoint, 0);
        }

        @Override
        public void connect(SocketAddress endpoint, int timeout) throws IOException {
            if (!(endpoint instanceof InetSocketAddress address)) {
                throw new IOException("Only addresses of hosts can be connected to");
            }
            var allowed = urls.resolve(address.getHostString(), address.getPort());
            super.connect(new InetSocketAddress(allowed[0], address.getPort()), timeout);
        }
    }

    private final class GuardedFactory extends SocketFactory {
        @Override
        public Socket createSocket() {
            return new GuardedSocket();
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return connected(InetSocketAddress.createUnresolved(host, port));
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return connected(new InetSocketAddress(host, port));
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
            return createSocket(host, port);
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort)
                throws IOException {
            return createSocket(host, port);
        }

        private Socket connected(InetSocketAddress address) throws IOException {
            var socket = createSocket();
            try {
                socket.connect(address);
                return socket;
            } catch (IOException e) {
                socket.close();
                throw e;
            }
        }
    }
}
