package org.malipo.chain;

import static org.malipo.chain.ChainFixture.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Tag;

/** The contract, kept by a light client, with the filters of a node that other people wrote. */
@ChainTest
@Tag("btcd")
class BtcdLightClientContractTests extends SourceContract {
    @Override
    RegtestNode node(Path place) throws IOException {
        return new BtcdNode(place);
    }

    @Override
    ChainSource source() {
        return network.asPeers(network.ports(), folder.resolve("light-" + UUID.randomUUID()));
    }

    /** What one announces before the other is there counts for nothing. */
    @Override
    void awaitConnected() {
        await("two peers", () -> "light client, 2 peers".equals(given.status().node()));
    }
}
