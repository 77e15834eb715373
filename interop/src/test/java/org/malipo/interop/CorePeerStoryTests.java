package org.malipo.interop;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.malipo.interop.kit.Deployment;
import org.malipo.interop.node.CoreNode;
import org.malipo.interop.node.TestNode;

/** The story of a server without a node of its own: it follows the chain by the filters of Bitcoin Core, which lists its mempool too. */
@Tag("nodes")
class CorePeerStoryTests extends PaymentStory {
    @Override
    TestNode node(Path place) {
        return new CoreNode(place, "-peerbloomfilters=1");
    }

    @Override
    Deployment.Following following() {
        return Deployment.Following.PEER;
    }
}
