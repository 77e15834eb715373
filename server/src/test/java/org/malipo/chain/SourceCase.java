package org.malipo.chain;

import static org.malipo.chain.ChainFixture.await;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.malipo.money.Sats;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** A tracker that follows a network of real blocks; a subclass says by which source. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class SourceCase {
    static final Sats SENT = new Sats(75_000);

    @Autowired
    ChainFixture given;

    @Autowired
    private JdbcTemplate jdbc;

    Path folder;
    RegtestNetwork network;
    ChainSource source;

    /** {@return the source, which is to be closed by the test} */
    abstract ChainSource source();

    /** {@return the node that is followed} */
    RegtestNode node(Path place) throws IOException {
        return new SandboxNode(place);
    }

    @BeforeAll
    void begin(@TempDir Path place) throws IOException {
        folder = place;
        network = new RegtestNetwork(node(folder.resolve("node")));
    }

    @AfterAll
    void end() throws IOException {
        network.close();
    }

    /** What waits of another test is mined before anybody looks. */
    @BeforeEach
    void open() {
        network.mine(1);
        given.reset(20);
        jdbc.execute("truncate chain_broadcast, chain_withdrawn, chain_rescan");
        source = source();
        start();
    }

    @AfterEach
    void close() {
        given.stop();
        source.close();
    }

    final void start() {
        given.forgetStatus();
        given.start(source);
        awaitConnected();
        given.awaitReady(network.tip());
    }

    /** Until the source has all the peers that it wants. */
    void awaitConnected() {
        await("connected", () -> given.status().node() != null);
    }
}
