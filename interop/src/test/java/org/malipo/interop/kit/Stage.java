package org.malipo.interop.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.malipo.interop.node.Payer;
import org.malipo.interop.node.TestNode;

/** All that a story needs: a node with coins, the server, a shop on it and the shop's webhook receiver. */
public final class Stage implements AutoCloseable {
    private final Workspace workspace;
    private final WebhookReceiver receiver = new WebhookReceiver();
    private final TestNode node;
    private final Payer payer;
    private final Deployment server;
    private final Shop shop;

    public Stage(Class<?> tests, Function<Path, TestNode> kind) {
        this(tests, kind, Deployment.Following.NODE);
    }

    public Stage(Class<?> tests, Function<Path, TestNode> kind, Deployment.Following following) {
        workspace = new Workspace(tests);
        node = kind.apply(workspace.folder("chain"));
        payer = new Payer(node);
        server = new Deployment(workspace.folder("malipo"), node, following);
        try {
            node.start();
            payer.earn(20);
            server.startSynchronised();
            shop = Shop.open(server.client(), receiver);
        } catch (RuntimeException | Error e) {
            end();
            throw e;
        }
    }

    public TestNode node() {
        return node;
    }

    public Payer payer() {
        return payer;
    }

    public Deployment server() {
        return server;
    }

    public Shop shop() {
        return shop;
    }

    public WebhookReceiver receiver() {
        return receiver;
    }

    /** {@return a second server on the same database, which follows the same node; it is not started yet} */
    public Deployment anotherServer() {
        var another = new Deployment(workspace.folder("another"), node);
        try (var database = server.database()) {
            another.settings(Map.of(
                    "DATABASE_URL", database.url(database.port()), "MALIPO_KEYFILE", String.valueOf(server.keyFile())));
        }
        return another;
    }

    /** {@return a server of somebody else, with a database of its own, which follows the same node; it is not started yet} */
    public Deployment serverElsewhere() {
        return new Deployment(workspace.folder("elsewhere"), node);
    }

    /** Ends everything. A story, whatever happened in it, is nothing that a person must look at. */
    @Override
    public void close() {
        end();
        var errors = server.errors();
        workspace.close();
        assertThat(errors).as("errors in the server's log").isEmpty();
    }

    private void end() {
        server.close();
        node.close();
        receiver.close();
    }
}
