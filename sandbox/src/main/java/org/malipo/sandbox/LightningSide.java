package org.malipo.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.malipo.sandbox.lightning.LightningNetwork;
import org.malipo.sandbox.lightning.rest.Certificate;
import org.malipo.sandbox.lightning.rest.LightningServers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Lightning nodes of the process, if it shall have any. */
final class LightningSide implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LightningSide.class);

    private final Path folder;
    private final Future<Certificate> certificate;
    private @Nullable LightningNetwork network;
    private @Nullable LightningServers servers;

    private LightningSide(Path folder, Future<Certificate> certificate) {
        this.folder = folder;
        this.certificate = certificate;
    }

    /** Begins what takes long and needs no chain. */
    static LightningSide prepare(Path folder) {
        var certificate = new CompletableFuture<Certificate>();
        Thread.startVirtualThread(() -> {
            try {
                certificate.complete(Certificate.of(folder.resolve("tls.p12")));
            } catch (IOException e) {
                certificate.completeExceptionally(e);
            }
        });
        return new LightningSide(folder, certificate);
    }

    void start(Node node, List<Integer> ports) throws IOException, InterruptedException {
        network = LightningNetwork.open(folder, node, node.clock());
        try {
            servers = LightningServers.start(network, certificate.get(), folder, ports);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
        for (var member : network.nodes()) {
            log.info(
                    "Lightning node {} {} on https://127.0.0.1:{}/",
                    member.name(),
                    member.id(),
                    servers.port(member.name()));
        }
    }

    @Override
    public void close() {
        if (network != null) {
            network.close();
        }
        if (servers != null) {
            servers.close();
        }
    }
}
