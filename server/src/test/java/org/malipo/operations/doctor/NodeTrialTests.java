package org.malipo.operations.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.p2p.PeerSettings;
import org.malipo.bitcoin.rpc.RpcClient;
import org.malipo.bitcoin.rpc.RpcCredentials;
import org.malipo.operations.doctor.NodeTarget.Guards;
import org.malipo.outbound.LoopbackHttp;
import org.malipo.web.Texts;

/** What a trial says of nodes that will not do, and of what is no node. */
class NodeTrialTests {
    private static final Duration PATIENCE = Duration.ofMillis(300);

    private final LoopbackHttp http = new LoopbackHttp();
    private PretendedNode node;

    @BeforeEach
    void start() throws IOException {
        node = new PretendedNode();
    }

    @AfterEach
    void stop() {
        node.close();
        http.close();
    }

    @Test
    void tellsTheNetworkOfANodeThatIsOfAnother() {
        node.answer("getblockhash", "\"" + PretendedNode.genesis(Network.SIGNET) + "\"");

        assertThat(findings(node.url())).containsExactly(Found.WRONG_NETWORK.with(address(), "regtest", "signet"));
    }

    @Test
    void tellsThatANodeIsPruned() {
        node.answer(
                "getblockchaininfo",
                "{\"chain\":\"regtest\",\"blocks\":900,\"headers\":900,\"pruned\":true,\"pruneheight\":612}");

        assertThat(findings(node.url())).contains(Found.PRUNED.with(612));
    }

    @Test
    void tellsThatANodeIsBehindOrHasJustBegun() {
        node.answer("getblockchaininfo", "{\"blocks\":5,\"headers\":900,\"initialblockdownload\":true}");
        assertThat(findings(node.url())).contains(Found.BEHIND.with(895));

        node.answer("getblockchaininfo", "{\"blocks\":5,\"headers\":5,\"initialblockdownload\":true}");
        assertThat(findings(node.url())).contains(Found.WAITING.with(5));
    }

    @Test
    void tellsThatANodeRelaysNoTransactions() {
        node.answer("getnetworkinfo", "{\"subversion\":\"/Satoshi:30.0.0/\",\"localrelay\":false}");

        assertThat(findings(node.url())).contains(Found.BLOCKS_ONLY.with());
    }

    @Test
    void tellsWhatANodeLacks() {
        assertThat(findings(node.url()))
                .contains(Found.LACKS.with("estimatesmartfee"), Found.LACKS.with("scantxoutset"));
    }

    @Test
    void tellsWhatANodeSaysOfItself() {
        node.answer("getnetworkinfo", "{\"subversion\":\"/Satoshi:30.0.0/\",\"localrelay\":true}")
                .answer("getconnectioncount", "8")
                .answer("getmempoolinfo", "{\"size\":1234}");

        var facts = new NodeTrial(overRpc(node.url())).run().facts();

        assertThat(facts)
                .extracting(NodeFacts::software, NodeFacts::blocks, NodeFacts::peers, NodeFacts::waiting)
                .containsExactly("/Satoshi:30.0.0/", 120, 8, 1234);
    }

    @Test
    void tellsAWrongPassword() {
        node.refuse(401);

        assertThat(findings(node.url())).containsExactly(Found.RPC_LOGIN.with(address()));
    }

    @Test
    void tellsANodeThatIsStarting() {
        node.refuse(503);

        assertThat(findings(node.url())).containsExactly(Found.RPC_BUSY.with(address()));
    }

    @Test
    void tellsAPageThatIsNoNode() {
        node.refuse(404);

        assertThat(findings(node.url())).containsExactly(Found.RPC_NO_NODE.with(address()));
    }

    @Test
    void tellsThatNothingListens() {
        var nowhere = URI.create("http://127.0.0.1:9");

        assertThat(findings(nowhere)).containsExactly(Found.RPC_REFUSED.with("http://127.0.0.1:9"));
        assertThat(guarded(nowhere)).containsExactly(Found.RPC_REFUSED.with("http://127.0.0.1:9"));
    }

    @Test
    void tellsANameThatLeadsNowhere() {
        var nowhere = URI.create("http://node.invalid:8332");

        assertThat(findings(nowhere)).containsExactly(Found.RPC_UNKNOWN_HOST.with("http://node.invalid:8332"));
        assertThat(guarded(nowhere)).containsExactly(Found.RPC_UNKNOWN_HOST.with("http://node.invalid:8332"));
    }

    @Test
    void tellsOneThatNeverAnswers() throws IOException {
        try (var silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            var address = "http://127.0.0.1:" + silent.getLocalPort();

            assertThat(findings(URI.create(address))).containsExactly(Found.RPC_SILENT.with(address));
            assertThat(asPeer(silent.getLocalPort()))
                    .containsExactly(Found.P2P_SILENT.with("127.0.0.1:" + silent.getLocalPort()));
        }
    }

    @Test
    void tellsAPeerThatHangsUp() throws IOException {
        try (var closing = new Answering(new byte[0])) {
            assertThat(asPeer(closing.port())).containsExactly(Found.P2P_CLOSED.with("127.0.0.1:" + closing.port()));
        }
    }

    @Test
    void tellsAPeerThatSpeaksAnotherLanguage() throws IOException {
        var words = "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        try (var page = new Answering(words)) {
            assertThat(asPeer(page.port())).containsExactly(Found.P2P_NO_NODE.with("127.0.0.1:" + page.port()));
        }
    }

    @Test
    void reachesNoPrivateAddressThatSomebodyTyped() {
        assertThat(guarded(URI.create("http://10.0.0.1:8332")))
                .containsExactly(Found.RPC_FORBIDDEN.with("http://10.0.0.1:8332"));
        assertThat(new NodeTrial(typed(null, "10.0.0.1:8333")).run().findings())
                .containsExactly(Found.P2P_FORBIDDEN.with("10.0.0.1:8333"));
    }

    @Test
    void sendsTheTypedPasswordNowhereElse() throws IOException {
        try (var other = new PretendedNode();
                var moved = new Answering(("HTTP/1.1 307 Temporary Redirect\r\nLocation: " + other.url()
                                + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII))) {
            var address = "http://127.0.0.1:" + moved.port();

            assertThat(guarded(URI.create(address))).containsExactly(Found.RPC_NO_NODE.with(address));
        }
    }

    @Test
    void goesThroughTheGuardToANodeThatMayBeReached() {
        assertThat(guarded(node.url())).contains(Found.RIGHT_NETWORK.with(address(), "regtest"));
    }

    @Test
    void showsNoSecretOfAnAddress() {
        assertThat(NodeTarget.withoutSecrets(URI.create("http://user:pass@127.0.0.1:8332/wallet?token=1")))
                .isEqualTo("http://127.0.0.1:8332");
    }

    @ParameterizedTest
    @EnumSource
    void everythingThatCanBeFoundIsSaidInWords(Found found) {
        for (var language : List.of(Locale.ENGLISH, Locale.of("sw"))) {
            var words = new Texts().in(language);
            var finding = found.with(1, 2, 3);

            assertThat(finding.sentence(words)).doesNotStartWith("nodes.");
            if (finding.hasRemedy()) {
                assertThat(finding.remedy(words)).doesNotStartWith("nodes.");
            }
        }
    }

    private String address() {
        return NodeTarget.withoutSecrets(node.url());
    }

    private static List<NodeFinding> findings(URI url) {
        return new NodeTrial(overRpc(url)).run().findings();
    }

    private static NodeTarget overRpc(URI url) {
        var login = new RpcCredentials.Password("user", "password");
        return new NodeTarget(Network.REGTEST, () -> new RpcClient(url, login, PATIENCE), null, Socket::new);
    }

    private static List<NodeFinding> asPeer(int port) {
        var peer = new PeerSettings(
                Network.REGTEST, "127.0.0.1", port, NodeTarget.USER_AGENT, PATIENCE, Duration.ofMinutes(1));
        return new NodeTrial(new NodeTarget(Network.REGTEST, null, peer, Socket::new))
                .run()
                .findings();
    }

    private List<NodeFinding> guarded(URI url) {
        return new NodeTrial(typed(url, null)).run().findings();
    }

    private NodeTarget typed(@Nullable URI url, @Nullable String p2p) {
        return NodeTarget.typed(
                Network.REGTEST,
                url,
                new RpcCredentials.Password("user", "password"),
                p2p,
                new Guards(new GuardedTransport(http.client()), http.sockets().factory()));
    }

    /** Says the same to everybody who connects, and hangs up. */
    private static final class Answering implements AutoCloseable {
        private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());

        private Answering(byte[] words) throws IOException {
            Thread.ofVirtual().start(() -> {
                while (!server.isClosed()) {
                    try (var socket = server.accept()) {
                        socket.getInputStream().readNBytes(24);
                        socket.getOutputStream().write(words);
                        socket.shutdownOutput();
                        socket.getInputStream().readAllBytes();
                    } catch (IOException _) {
                        // the other side has gone first
                    }
                }
            });
        }

        private int port() {
            return server.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
