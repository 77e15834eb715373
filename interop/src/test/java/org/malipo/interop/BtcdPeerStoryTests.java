package org.malipo.interop;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.malipo.interop.kit.Deployment;
import org.malipo.interop.node.BtcdNode;
import org.malipo.interop.node.TestNode;

/** The story of a server without a node of its own: it follows the chain by the filters of a node by other people. */
@Tag("btcd")
class BtcdPeerStoryTests extends PaymentStory {
    @Override
    TestNode node(Path place) {
        return new BtcdNode(place);
    }

    @Override
    Deployment.Following following() {
        return Deployment.Following.PEER;
    }
}
