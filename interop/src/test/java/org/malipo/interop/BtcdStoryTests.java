package org.malipo.interop;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.malipo.interop.node.BtcdNode;
import org.malipo.interop.node.TestNode;

/** The story on a node by other people. */
@Tag("btcd")
class BtcdStoryTests extends PaymentStory {
    @Override
    TestNode node(Path place) {
        return new BtcdNode(place);
    }
}
