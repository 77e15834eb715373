package org.malipo.bitcoin.p2p;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.p2p.Message.Ping;
import org.malipo.bitcoin.p2p.Message.Pong;
import org.malipo.bitcoin.p2p.Message.SendHeaders;
import org.malipo.bitcoin.p2p.Message.Verack;
import org.malipo.bitcoin.p2p.Message.Version;

/** Against a scripted node behind a real socket. */
class PeerTests {
    private static final long SERVICES = Version.NODE_NETWORK | Version.NODE_WITNESS;

    private final MessageCodec codec = new MessageCodec(Network.REGTEST);
    private final ServerSocket server;
    private final Heard heard = new Heard();

    PeerTests() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }

    private static final class Heard implements Peer.Listener {
        private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
        private final CountDownLatch closed = new CountDownLatch(1);
        private volatile @Nullable IOException reason;

        @Override
        public void received(Message message) {
            messages.add(message);
        }

        @Override
        public void closed(@Nullable IOException reason) {
            this.reason = reason;
            closed.countDown();
        }

        boolean awaitClosed() throws InterruptedException {
            return closed.await(10, TimeUnit.SECONDS);
        }
    }

    private interface Script {
        void play(Socket socket, BufferedInputStream in) throws IOException;
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void shakesHandsAndAnswersPings() throws Exception {
        var answers = new LinkedBlockingQueue<Message>();
        play((socket, in) -> {
            assertThat(codec.read(in)).isInstanceOf(Version.class);
            send(socket, version(SERVICES));
            send(socket, new Message.WtxidRelay());
            send(socket, new Message.SendAddrV2());
            send(socket, new Verack());
            assertThat(codec.read(in)).isEqualTo(new Verack());
            assertThat(codec.read(in)).isEqualTo(new SendHeaders());
            send(socket, new Ping(7));
            answers.add(codec.read(in));
            send(socket, new Message.Mempool());
        });

        try (var peer = Peer.connect(settings(Duration.ofSeconds(60)), 5, heard)) {
            assertThat(answers.poll(10, TimeUnit.SECONDS)).isEqualTo(new Pong(7));
            assertThat(heard.messages.poll(10, TimeUnit.SECONDS)).isEqualTo(new Message.Mempool());
            assertThat(peer.remote().userAgent()).isEqualTo("/scripted/");
        }
    }

    /** btcd reads what others send as if it had no witnesses, and then breaks off. */
    @Test
    void saysThatItsTransactionsHaveWitnesses() throws Exception {
        var said = new LinkedBlockingQueue<Message>();
        play((socket, in) -> {
            said.add(codec.read(in));
            send(socket, version(SERVICES));
            send(socket, new Verack());
        });

        try (var _ = Peer.connect(settings(Duration.ofSeconds(60)), 5, heard)) {
            assertThat(said.poll(10, TimeUnit.SECONDS))
                    .isInstanceOfSatisfying(
                            Version.class, ours -> assertThat(ours.services()).isEqualTo(Version.NODE_WITNESS));
        }
    }

    @Test
    void refusesANodeWithoutBlocks() throws Exception {
        play((socket, _) -> send(socket, version(0)));

        assertThatThrownBy(() -> Peer.connect(settings(Duration.ofSeconds(60)), 5, heard))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("serves no blocks");
    }

    @Test
    void refusesANodeOfAnotherNetwork() throws Exception {
        play((socket, _) -> new MessageCodec(Network.MAINNET).write(version(SERVICES), socket.getOutputStream()));

        assertThatThrownBy(() -> Peer.connect(settings(Duration.ofSeconds(60)), 5, heard))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("another network");
    }

    @Test
    void givesUpWhenNobodyShakesHands() throws Exception {
        play((_, in) -> {
            while (in.read() >= 0) {
                // listens and says nothing
            }
        });
        var impatient = new PeerSettings(
                Network.REGTEST,
                "127.0.0.1",
                server.getLocalPort(),
                "/test/",
                Duration.ofMillis(200),
                Duration.ofSeconds(60));

        assertThatThrownBy(() -> Peer.connect(impatient, 5, heard)).isInstanceOf(IOException.class);
    }

    @Test
    void closesWhenTheOtherSideSaysNothingForLong() throws Exception {
        play((socket, in) -> {
            shake(socket, in);
            while (in.read() >= 0) {
                // hears the pings and leaves them unanswered
            }
        });

        Peer.connect(settings(Duration.ofMillis(200)), 5, heard);

        assertThat(heard.awaitClosed()).isTrue();
    }

    @Test
    void endsWithTheReasonWhenNonsenseComes() throws Exception {
        play((socket, in) -> {
            shake(socket, in);
            socket.getOutputStream().write(new byte[100]);
        });

        Peer.connect(settings(Duration.ofSeconds(60)), 5, heard);

        assertThat(heard.awaitClosed()).isTrue();
        assertThat(heard.reason).isInstanceOf(ProtocolException.class);
    }

    @Test
    void endsWithoutAReasonWhenWeCloseIt() throws Exception {
        play((socket, in) -> {
            shake(socket, in);
            while (in.read() >= 0) {
                // until the other side closes
            }
        });
        var peer = Peer.connect(settings(Duration.ofSeconds(60)), 5, heard);

        peer.close();

        assertThat(heard.awaitClosed()).isTrue();
        assertThat(heard.reason).isNull();
        assertThat(peer.isOpen()).isFalse();
    }

    private void shake(Socket socket, BufferedInputStream in) throws IOException {
        codec.read(in);
        send(socket, version(SERVICES));
        send(socket, new Verack());
        codec.read(in);
        codec.read(in);
    }

    private void play(Script script) {
        Thread.ofVirtual().start(() -> {
            try (var socket = server.accept()) {
                script.play(socket, new BufferedInputStream(socket.getInputStream()));
                heard.closed.await(5, TimeUnit.SECONDS);
            } catch (IOException | InterruptedException _) {
                // the test has ended
            }
        });
    }

    private static Version version(long services) {
        return new Version(Version.PROTOCOL, services, 0, 1, "/scripted/", 0, true);
    }

    private void send(Socket socket, Message message) throws IOException {
        codec.write(message, socket.getOutputStream());
    }

    private PeerSettings settings(Duration idle) {
        return new PeerSettings(
                Network.REGTEST, "127.0.0.1", server.getLocalPort(), "/test/", Duration.ofSeconds(5), idle);
    }
}
