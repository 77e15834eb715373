package org.malipo.interop.node;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;

/** The contract, kept by our own node. */
@Tag("story")
class SandboxNodeContractTests extends NodeContract {
    @Override
    TestNode node(Path folder) {
        return new SandboxNode(folder);
    }
}
