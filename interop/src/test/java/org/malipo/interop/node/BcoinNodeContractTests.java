package org.malipo.interop.node;

import java.nio.file.Path;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The contract, kept by bcoin as far as it goes. */
@Tag("nodes")
class BcoinNodeContractTests extends NodeContract {
    @Override
    TestNode node(Path folder) {
        return new BcoinNode(folder);
    }

    @Override
    @Test
    @Disabled("it keeps the first of two payments that spend the same coin")
    void replacesAPaymentByOneThatPaysMore() {}

    @Override
    @Test
    @Disabled("it forgets what was in lost blocks if its mempool is empty; the server offers its own again")
    void keepsOrReturnsAPaymentThatAReorganisationTakesBack() {}
}
