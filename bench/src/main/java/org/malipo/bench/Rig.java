package org.malipo.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.malipo.bitcoin.rpc.RpcClient;
import org.malipo.bitcoin.rpc.RpcCredentials;
import org.malipo.cli.launch.Installation;
import org.malipo.cli.launch.NodeSettings;
import org.malipo.cli.launch.Ports;
import org.malipo.cli.launch.Running;
import org.malipo.cli.launch.ServerSettings;
import org.malipo.client.ApiException;
import org.malipo.client.Credentials;
import org.malipo.client.MalipoClient;
import org.malipo.client.NewUser;
import org.malipo.client.Retries;
import org.malipo.client.Store;
import org.malipo.client.StoreSettings;
import org.malipo.client.WalletGeneration;

/**
 * What a benchmark measures: a sandbox node and the packaged server with its embedded database, all durable settings on, in
 * a folder that goes away afterwards.
 */
final class Rig implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String PASSWORD = "only for this run";

    private final Path folder = newFolder();
    private final NodeSettings nodeSettings = new NodeSettings(folder, Ports.free(), Ports.free(), "bench", PASSWORD);
    private final ServerSettings serverSettings = new ServerSettings(
            folder,
            Ports.free(),
            Ports.free(),
            URI.create("http://127.0.0.1:" + nodeSettings.rpcPort() + "/"),
            nodeSettings.rpcUser(),
            PASSWORD,
            "127.0.0.1:" + nodeSettings.p2pPort());
    private final MalipoClient anybody = MalipoClient.of(url()).retries(Retries.NONE);
    private final Running node;
    private Running server;

    Rig() {
        try {
            node = Installation.ofEnvironment().node(nodeSettings).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            node.await(this::nodeAnswers, PATIENCE);
            server = launch();
        } catch (RuntimeException e) {
            node.close();
            throw e;
        }
        try {
            awaitSynchronised();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    Path folder() {
        return folder;
    }

    /** {@return where the server keeps its state, the database's folder among it} */
    Path state() {
        return folder.resolve("state");
    }

    /** {@return where the server answers for its figures} */
    URI managementUrl() {
        return URI.create("http://127.0.0.1:" + serverSettings.managementPort());
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + serverSettings.port());
    }

    RpcClient nodeRpc() {
        return new RpcClient(
                URI.create("http://127.0.0.1:" + nodeSettings.rpcPort() + "/"),
                new RpcCredentials.Password(nodeSettings.rpcUser(), PASSWORD),
                PATIENCE); // a block of thousands of payments is checked twice
    }

    /** {@return a client with an unrestricted key of a new administrator} */
    MalipoClient administrator() {
        anybody.users().create(NewUser.administrator("bench@example.com", PASSWORD));
        var admin = anybody.as(Credentials.basic("bench@example.com", PASSWORD));
        return anybody.as(Credentials.apiKey(
                admin.apiKeys().create("bench", List.of("unrestricted")).apiKey()));
    }

    /** {@return a store with a wallet of its own} */
    static Store newStore(MalipoClient admin, String name) {
        var store = admin.stores().create(StoreSettings.named(name).defaultCurrency("USD"));
        admin.wallet(store.id(), "BTC-CHAIN").generate(WalletGeneration.HOT_SEGWIT);
        return store;
    }

    Running server() {
        return server;
    }

    /** Stops the server and starts it again, and returns once it answers. */
    void restart() {
        server.close();
        server = launch();
        server.await(this::answers, PATIENCE);
    }

    void awaitSynchronised() {
        server.await(this::isSynchronised, PATIENCE);
    }

    private Running launch() {
        try {
            return Installation.ofEnvironment().server(serverSettings).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean nodeAnswers() {
        try {
            nodeRpc().call("getblockchaininfo");
            return true;
        } catch (RuntimeException _) {
            return false;
        }
    }

    private boolean answers() {
        try {
            anybody.status().health();
            return true;
        } catch (UncheckedIOException | ApiException _) {
            return false;
        }
    }

    private boolean isSynchronised() {
        return answers() && anybody.status().health().synchronised();
    }

    /** Where the database's user can enter, too. */
    private static Path newFolder() {
        try {
            return Files.createTempDirectory(
                    "malipo-bench-",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        anybody.close();
        server.close();
        node.close();
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(file -> {
                if (!file.delete()) {
                    System.err.println("Left behind: " + file);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
