package org.malipo.sandbox;

import fr.acinq.bitcoin.BlockHash;
import fr.acinq.bitcoin.Transaction;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.malipo.sandbox.p2p.P2pServer;

/** A node that listens for peers. */
abstract class P2pFixture {
    static final BlockHash NO_STOP = new BlockHash(new byte[32]);

    @TempDir
    Path folder;

    Scene scene;
    P2pServer server;

    @BeforeEach
    void start() throws Exception {
        scene = new Scene(folder);
        scene.mine(110);
        server = new P2pServer(scene.node, 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
        scene.close();
    }

    RawPeer peer() throws IOException {
        return RawPeer.connect(server.port());
    }

    /** Does what a call does while no other may touch the node. */
    <T> T exclusively(Node.Task<T, Exception> task) throws Exception {
        return scene.node.exclusively(task);
    }

    Transaction admitted(int rewardHeight) throws Exception {
        Transaction tx = scene.spend(scene.reward(rewardHeight), Scene.FEE);
        return exclusively(() -> scene.node.admission().admit(tx)).tx();
    }
}
