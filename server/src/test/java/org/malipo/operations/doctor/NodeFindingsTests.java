package org.malipo.operations.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.malipo.bitcoin.Network;
import org.malipo.chain.NodeSettings;
import org.malipo.operations.doctor.Finding.Level;
import org.malipo.sandbox.Node;
import org.malipo.sandbox.p2p.P2pServer;
import org.malipo.sandbox.rpc.RpcInterface;
import org.malipo.sandbox.rpc.RpcServer;
import org.malipo.web.Texts;

/** What the doctor says of a node that runs. */
class NodeFindingsTests {
    private static final String USER = "doctor";
    private static final String PASSWORD = "for tests only";

    @TempDir
    Path folder;

    private Node node;
    private P2pServer p2p;
    private RpcServer rpc;

    @BeforeEach
    void start() throws IOException {
        node = new Node(folder, Clock.systemUTC());
        p2p = new P2pServer(node, 0);
        rpc = RpcInterface.serve(
                node, p2p, () -> {}, new RpcServer.Settings(0, folder.resolve(".cookie"), USER, PASSWORD));
        p2p.start();
        rpc.start();
    }

    @AfterEach
    void stop() throws IOException {
        rpc.close();
        p2p.close();
        node.close();
    }

    @Test
    void findsNothingWrongWithANodeThatTrustsUs() {
        assertThat(findings(Network.REGTEST, rpcUrl(), p2p.port()))
                .extracting(Finding::check, Finding::level)
                .containsExactly(
                        tuple("node-network", Level.OK),
                        tuple("node-sync", Level.OK),
                        tuple("node-peer", Level.OK),
                        tuple("node-filters", Level.OK),
                        tuple("clock", Level.OK),
                        tuple("p2p-noban", Level.OK));
    }

    @Test
    void warnsOfANodeThatDoesNotTrustUs() throws IOException {
        assertThat(findingsOn(answer -> answer.replace("\"noban\",", "")))
                .filteredOn(finding -> finding.check().equals("p2p-noban"))
                .containsExactly(Finding.warn(
                        "p2p-noban",
                        "The node may slow down transactions for us.",
                        "Give it whitelist=noban@127.0.0.1, or the address of this machine."));
    }

    @Test
    void saysNothingOfTrustWhereTheNodeDoesNot() throws IOException {
        assertThat(findingsOn(answer -> answer.replace("\"permissions\"", "\"unknown\"")))
                .extracting(Finding::check)
                .contains("node-peer")
                .doesNotContain("p2p-noban");
    }

    @Test
    void warnsOfANodeThatIsBehind() throws IOException {
        assertThat(findingsOn(answer -> answer.replace("\"headers\":0", "\"headers\":7")))
                .contains(Finding.warn("node-sync", "The node is 7 blocks behind.", "Wait, and look at its log."));
    }

    @Test
    void refusesANodeOfAnotherNetwork() {
        assertThat(findings(Network.MAINNET, rpcUrl(), p2p.port()))
                .containsExactly(Finding.fail(
                        "node-network",
                        "The node at " + rpcUrl() + " runs regtest, but mainnet is wanted.",
                        "Mend its address, or start the node for mainnet. (Setting malipo.network.mainnet.rpc.url.)"));
    }

    @Test
    void tellsThatThePeerToPeerPortDoesNotAnswer() {
        assertThat(findings(Network.REGTEST, rpcUrl(), 9))
                .filteredOn(finding -> finding.level() == Level.FAIL)
                .extracting(Finding::check, Finding::remedy)
                .containsExactly(tuple(
                        "node-reach",
                        "Let the node listen (listen=1), and check the port. (Setting malipo.network.regtest.p2p.)"));
    }

    /** With the node's answers changed on their way. */
    private List<Finding> findingsOn(UnaryOperator<String> change) throws IOException {
        try (var between = new ChangedAnswers(rpcUrl(), change)) {
            return findings(Network.REGTEST, between.url(), p2p.port());
        }
    }

    private static List<Finding> findings(Network network, URI url, int p2pPort) {
        var settings = new NodeSettings(
                true,
                "127.0.0.1:" + p2pPort,
                new NodeSettings.Rpc(url, null, USER, null, PASSWORD),
                -1,
                Duration.ofSeconds(30),
                Duration.ofMinutes(5));
        return new NodeFindings(network, settings, new Texts().in(Locale.ENGLISH)).findings();
    }

    private URI rpcUrl() {
        return URI.create("http://127.0.0.1:" + rpc.port());
    }
}
