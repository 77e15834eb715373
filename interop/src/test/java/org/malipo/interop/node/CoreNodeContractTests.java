package org.malipo.interop.node;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;

/** The contract, kept by the node that most people run. */
@Tag("nodes")
class CoreNodeContractTests extends NodeContract {
    @Override
    TestNode node(Path folder) {
        return new CoreNode(folder);
    }
}
