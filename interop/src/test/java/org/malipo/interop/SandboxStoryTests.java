package org.malipo.interop;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.malipo.interop.node.SandboxNode;
import org.malipo.interop.node.TestNode;

/** The story on our own node. */
@Tag("story")
class SandboxStoryTests extends PaymentStory {
    @Override
    TestNode node(Path place) {
        return new SandboxNode(place);
    }
}
