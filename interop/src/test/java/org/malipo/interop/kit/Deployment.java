package org.malipo.interop.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.malipo.cli.launch.Installation;
import org.malipo.cli.launch.Running;
import org.malipo.cli.launch.ServerSettings;
import org.malipo.client.ApiException;
import org.malipo.client.MalipoClient;
import org.malipo.client.Retries;
import org.malipo.interop.node.TestNode;
import org.malipo.interop.node.Wire;

/** The packaged server as a process, with its own database, following one node. It can be stopped, killed and started again. */
public final class Deployment implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    static final Pattern ERROR = Pattern.compile("\"log.level\": ?\"ERROR\"|\"level\": ?\"ERROR\"|\\bERROR\\b");

    private final ServerSettings settings;
    private final Wire rpc;
    private final Wire p2p;
    private final MalipoClient client;
    private @Nullable Running server;
    private Map<String, String> environment = Map.of();

    /** How the server follows its node. */
    public enum Following {
        /** As a full node that it trusts. */
        NODE,
        /** As a peer that serves filters. */
        PEER
    }

    public Deployment(Path folder, TestNode node) {
        this(folder, node, Following.NODE);
    }

    public Deployment(Path folder, TestNode node, Following following) {
        rpc = new Wire(node.rpcPort());
        p2p = new Wire(node.p2pPort());
        settings = new ServerSettings(
                folder,
                TestPorts.next(),
                TestPorts.next(),
                following == Following.PEER ? null : URI.create("http://127.0.0.1:" + rpc.port() + "/"),
                node.rpcUser(),
                node.rpcPassword(),
                "127.0.0.1:" + p2p.port());
        client = MalipoClient.of(url()).retries(Retries.NONE); // stories tell what a single call meets
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + settings.port());
    }

    /** {@return a client without credentials} */
    public MalipoClient client() {
        return client;
    }

    /** From the next start on the server has these variables in its environment. */
    public void settings(Map<String, String> variables) {
        environment = Map.copyOf(variables);
    }

    /** Starts the server and waits until it answers, followed chain or not. */
    public void start() {
        var postgres = settings.folder().resolve("state/postgres");
        if (!Files.exists(postgres)) {
            DatabasePrograms.give(postgres);
        }
        try {
            server = Installation.ofEnvironment()
                    .server(settings)
                    .withEnvironment(environment)
                    .forAWhile()
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.await(this::answers, PATIENCE);
        DatabasePrograms.keep(postgres);
    }

    /** Starts the server and waits until it has caught up with its node. */
    public void startSynchronised() {
        start();
        awaitSynchronised();
    }

    public void awaitSynchronised() {
        Await.until(
                "the server to catch up",
                PATIENCE,
                () -> client.status().health().synchronised(),
                ready -> ready);
    }

    public void stop() {
        if (server != null) {
            server.close();
            server = null;
        }
    }

    /** Ends the server's process without warning; its database is left running, as in real life. */
    public void kill() {
        if (server != null) {
            server.kill();
            server = null;
        }
    }

    /** Stops its process where it is, as a machine does that is moved while it runs. */
    public void pause() {
        signal("STOP");
    }

    public void goOn() {
        signal("CONT");
    }

    private void signal(String name) {
        Signals.send(name, pid());
    }

    /** {@return the number of its process} */
    public long pid() {
        return Objects.requireNonNull(server, "It does not run").pid();
    }

    /** {@return the master keys of its secrets, which each server on its database needs} */
    public Path keyFile() {
        return settings.folder().resolve("config/secret.key");
    }

    /** {@return what it tells a load balancer: 200, or 503 while it can't serve} */
    public int readiness() {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + settings.managementPort() + "/readyz"))
                .timeout(PATIENCE)
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** {@return the server's database, which is there once the server has started} */
    public ServerDatabase database() {
        return new ServerDatabase(settings.folder().resolve("state"));
    }

    /** Takes the node away from the server. */
    public void cutNodeOff() {
        rpc.cut();
        p2p.cut();
    }

    public void giveNodeBack() {
        rpc.mend();
        p2p.mend();
    }

    /** {@return what the server logged as errors so far} */
    public List<String> errors() {
        try (var lines = Files.lines(settings.folder().resolve("logs/server.log"))) {
            return lines.filter(line -> ERROR.matcher(line).find()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean answers() {
        try {
            client.status().health();
            return true;
        } catch (UncheckedIOException | ApiException _) {
            return false;
        }
    }

    @Override
    public void close() {
        stop();
        client.close();
        rpc.close();
        p2p.close();
    }
}
