package org.malipo.operations.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.p2p.Message;
import org.malipo.bitcoin.p2p.MessageCodec;
import org.malipo.chain.NodeSettings;
import org.malipo.operations.doctor.Finding.Level;
import org.malipo.sandbox.Node;
import org.malipo.sandbox.p2p.P2pServer;

/** What the doctor says of the peers of a light client. */
class LightFindingsTests {
    @TempDir
    Path folder;

    private Node node;
    private P2pServer first;
    private P2pServer second;

    @BeforeEach
    void start() throws IOException {
        node = new Node(folder, Clock.systemUTC());
        first = new P2pServer(node, 0);
        second = new P2pServer(node, 0);
        first.start();
        second.start();
    }

    @AfterEach
    void stop() throws IOException {
        first.close();
        second.close();
        node.close();
    }

    @Test
    void findsPeersThatServeFilters() {
        assertThat(findings(Network.REGTEST, first.port(), second.port()))
                .containsExactly(Finding.ok("light-peers", "2 of 2 peers of regtest serve compact filters."));
    }

    @Test
    void warnsOfOnePeerAlone() {
        assertThat(findings(Network.REGTEST, first.port()))
                .extracting(Finding::level)
                .containsExactly(Level.WARN);
    }

    @Test
    void namesEachPeerThatIsOfNoUse() {
        assertThat(findings(Network.REGTEST, first.port(), second.port(), 9))
                .extracting(Finding::sentence)
                .containsExactly(
                        "127.0.0.1:9 is of no use: Connection refused",
                        "2 of 3 peers of regtest serve compact filters.");
    }

    @Test
    void tellsThatNoPeerAnswers() {
        assertThat(findings(Network.REGTEST, 9)).anySatisfy(finding -> {
            assertThat(finding.level()).isEqualTo(Level.FAIL);
            assertThat(finding.sentence()).startsWith("None of 1 peers of regtest serves compact filters.");
        });
    }

    @Test
    void tellsThatAPeerIsOfAnotherNetwork() {
        assertThat(findings(Network.SIGNET, first.port()))
                .anySatisfy(finding -> assertThat(finding.sentence()).contains("as a node of another network does"));
    }

    @Test
    void tellsThatAPeerServesNoFilters() throws IOException {
        try (var plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> greet(plain));

            assertThat(findings(Network.REGTEST, plain.getLocalPort()))
                    .anySatisfy(finding -> assertThat(finding.sentence()).contains("It offers no compact filters."));
        }
    }

    /** Shakes hands as a node without filters. */
    private static void greet(ServerSocket server) {
        var codec = new MessageCodec(Network.REGTEST);
        var services = Message.Version.NODE_NETWORK | Message.Version.NODE_WITNESS;
        try (var client = server.accept()) {
            var in = new BufferedInputStream(client.getInputStream());
            codec.read(in);
            codec.write(
                    new Message.Version(Message.Version.PROTOCOL, services, 0, 1, "/plain/", 0, true),
                    client.getOutputStream());
            codec.write(new Message.Verack(), client.getOutputStream());
            while (true) {
                codec.read(in);
            }
        } catch (IOException _) {
            // the doctor has seen enough
        }
    }

    private static List<Finding> findings(Network network, int... ports) {
        var peers = IntStream.of(ports).mapToObj(port -> "127.0.0.1:" + port).toList();
        var light = new NodeSettings.Light(peers, null, 4, null, Duration.ofSeconds(5));
        var settings =
                new NodeSettings(true, "127.0.0.1", null, -1, Duration.ofSeconds(30), Duration.ofMinutes(5), light);
        return new LightFindings(network, settings).findings();
    }
}
