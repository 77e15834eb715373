package org.malipo.interop;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.malipo.interop.node.CoreNode;
import org.malipo.interop.node.TestNode;

/** The story on Bitcoin Core, which holds payments back from us for some seconds as from any stranger. */
@Tag("nodes")
class CoreStoryTests extends PaymentStory {
    @Override
    TestNode node(Path place) {
        return new CoreNode(place);
    }
}
