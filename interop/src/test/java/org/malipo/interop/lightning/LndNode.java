package org.malipo.interop.lightning;

import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.PublicKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.malipo.cli.launch.Program;
import org.malipo.cli.launch.Running;
import org.malipo.interop.kit.Prepared;
import org.malipo.interop.kit.TestPorts;
import org.malipo.interop.node.BtcdNode;
import org.malipo.ln.connection.Connection;
import org.malipo.ln.connection.Trust;
import org.malipo.ln.http.Call;
import org.malipo.ln.http.Fields;
import org.malipo.ln.http.NodeHttp;
import org.malipo.ln.http.Reach;
import org.malipo.ln.kinds.LightningNodes;
import org.malipo.ln.node.LightningNode;
import org.malipo.ln.node.NodeException;
import org.malipo.ln.node.NodeUri;
import tools.jackson.databind.node.ObjectNode;

/** LND over btcd, as a process of its own. It ends when its btcd does. */
final class LndNode implements AutoCloseable {
    private static final String TAGS = "signrpc,walletrpc,chainrpc,invoicesrpc,routerrpc,peersrpc";
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration CALL = Duration.ofSeconds(30);

    private final Path binary = Prepared.by("go/build", "github.com/lightningnetwork/lnd/cmd/lnd", TAGS);
    private final int restPort = TestPorts.next();
    private final int rpcPort = TestPorts.next();
    private final int peerPort = TestPorts.next();
    private final String name;
    private final Path folder;
    private final Program program;
    private final NodeHttp http;
    private Running running;
    private @Nullable LightningNode node;

    LndNode(String name, Path folder, BtcdNode chain, Path chainFolder) throws IOException {
        this.name = name;
        this.folder = folder;
        this.program = new Program(name, command(chain, chainFolder), Map.of(), folder, folder.toString());
        this.running = program.start();
        this.http = new NodeHttp(
                URI.create("https://127.0.0.1:" + restPort),
                new Trust.CertificateFile(certificate()),
                Reach.EVERYWHERE);
    }

    private List<String> command(BtcdNode chain, Path chainFolder) {
        return List.of(
                binary.toString(),
                "--lnddir=" + folder,
                "--alias=" + name,
                "--noseedbackup",
                "--nobootstrap",
                "--bitcoin.regtest",
                "--bitcoin.node=btcd",
                "--btcd.rpchost=127.0.0.1:" + chain.rpcPort(),
                "--btcd.rpcuser=" + chain.rpcUser(),
                "--btcd.rpcpass=" + chain.rpcPassword(),
                "--btcd.rpccert=" + BtcdNode.certificate(chainFolder),
                "--restlisten=127.0.0.1:" + restPort,
                "--rpclisten=127.0.0.1:" + rpcPort,
                "--listen=127.0.0.1:" + peerPort,
                "--externalip=127.0.0.1:" + peerPort,
                "--maxpendingchannels=5",
                "--trickledelay=50");
    }

    private Path certificate() {
        return folder.resolve("tls.cert");
    }

    private Path macaroon() {
        return folder.resolve("data/chain/bitcoin/regtest/admin.macaroon");
    }

    /** Ends it as a power cut would. */
    void kill() {
        running.kill();
    }

    void startAgain() throws IOException {
        running = program.start();
        awaitSynchronised();
    }

    /** Waits until it answers and has seen the chain. */
    void awaitSynchronised() {
        running.await(this::isSynchronised, PATIENCE);
    }

    private boolean isSynchronised() {
        try {
            return Files.exists(macaroon()) && get("/v1/getinfo").flag("synced_to_chain");
        } catch (NodeException | IllegalStateException _) {
            return false;
        }
    }

    /** Waits for something that it says. */
    void await(String path, Predicate<Fields> fits) {
        running.await(() -> fits.test(get(path)), PATIENCE);
    }

    Fields get(String path) {
        return call(Call.get(path));
    }

    Fields post(String path, ObjectNode body) {
        return call(Call.post(path, body));
    }

    private Fields call(Call call) {
        var answer = http.call(call.header("Grpc-Metadata-macaroon", secret()), CALL);
        if (!answer.isOk()) {
            throw new IllegalStateException(name + ", " + call + ": " + answer.body());
        }
        return Fields.read(answer.body()).orElseThrow();
    }

    private String secret() {
        try {
            return HexFormat.of().formatHex(Files.readAllBytes(macaroon()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    NodeUri uri() {
        var key = PublicKey.fromHex(get("/v1/getinfo").requiredText("identity_pubkey"));
        assertThat(key.isValid()).isTrue();
        return new NodeUri(key, "127.0.0.1", peerPort);
    }

    Connection connection() {
        return connection("certfilepath=" + certificate(), this);
    }

    /** {@return this node, with the certificate that is told and the macaroon of another} */
    Connection connection(String trust, LndNode owner) {
        return Connection.read("type=lnd-rest;server=https://127.0.0.1:" + restPort + "/;" + trust
                + ";macaroonfilepath=" + owner.macaroon());
    }

    Connection connectionAs(LndNode owner) {
        return connection("certfilepath=" + certificate(), owner);
    }

    LightningNode node() {
        if (node == null) {
            node = LightningNodes.open(connection(), Reach.EVERYWHERE);
        }
        return node;
    }

    @Override
    public void close() {
        if (node != null) {
            node.close();
        }
        http.close();
        running.close();
    }
}
