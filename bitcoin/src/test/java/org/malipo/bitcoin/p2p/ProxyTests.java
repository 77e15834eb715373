package org.malipo.bitcoin.p2p;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.p2p.Message.Version;

/** A peer behind a SOCKS 5 proxy, as Tor is one (RFC 1928). */
class ProxyTests {
    private static final byte[] NO_AUTHENTICATION = {5, 0};
    private static final byte[] CONNECTED = {5, 0, 0, 1, 0, 0, 0, 0, 0, 0};

    private static final class Deaf implements Peer.Listener {
        @Override
        public void received(Message message) {}

        @Override
        public void closed(@Nullable IOException reason) {}
    }

    @Test
    void leavesTheNameToTheProxy() throws Exception {
        var asked = new CompletableFuture<String>();
        try (var proxy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> serve(proxy, asked));
            var settings = new PeerSettings(
                    Network.REGTEST,
                    "examplepeer.onion",
                    18444,
                    "/x/",
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(60),
                    new Proxy(
                            Proxy.Type.SOCKS,
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.getLocalPort())));

            try (var peer = Peer.connect(settings, 0, new Deaf())) {
                assertThat(peer.remote().userAgent()).isEqualTo("/hidden/");
            }
        }
        assertThat(asked.get(10, TimeUnit.SECONDS)).isEqualTo("examplepeer.onion:18444");
    }

    private static void serve(ServerSocket proxy, CompletableFuture<String> asked) {
        try (var socket = proxy.accept()) {
            var in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            var out = socket.getOutputStream();
            in.readUnsignedByte();
            in.skipNBytes(in.readUnsignedByte());
            out.write(NO_AUTHENTICATION);
            in.skipNBytes(3);
            var isName = in.readUnsignedByte() == 3;
            var host = new String(in.readNBytes(in.readUnsignedByte()), US_ASCII);
            asked.complete(isName ? host + ":" + in.readUnsignedShort() : "no name");
            out.write(CONNECTED);
            var codec = new MessageCodec(Network.REGTEST);
            codec.read(in);
            codec.write(
                    new Version(
                            Version.PROTOCOL, Version.NODE_NETWORK | Version.NODE_WITNESS, 0, 1, "/hidden/", 0, true),
                    out);
            codec.write(new Message.Verack(), out);
            codec.read(in);
            codec.read(in);
        } catch (IOException e) {
            asked.completeExceptionally(e);
        }
    }
}
