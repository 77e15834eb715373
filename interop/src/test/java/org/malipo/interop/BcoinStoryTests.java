package org.malipo.interop;

import java.nio.file.Path;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.malipo.interop.node.BcoinNode;
import org.malipo.interop.node.TestNode;

/** The story on bcoin. */
@Tag("nodes")
class BcoinStoryTests extends PaymentStory {
    @Override
    TestNode node(Path place) {
        return new BcoinNode(place);
    }

    @Override
    @Test
    @Disabled("it keeps the first of two payments that spend the same coin, and mines it")
    void givesAnInvoiceBackWhenItsPaymentIsSpentElsewhere() {}
}
