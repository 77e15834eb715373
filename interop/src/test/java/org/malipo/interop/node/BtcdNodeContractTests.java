package org.malipo.interop.node;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;

/** The contract, kept by a node that other people wrote: what our own node alone does is no promise to rely on. */
@Tag("btcd")
class BtcdNodeContractTests extends NodeContract {
    @Override
    TestNode node(Path folder) {
        return new BtcdNode(folder);
    }
}
