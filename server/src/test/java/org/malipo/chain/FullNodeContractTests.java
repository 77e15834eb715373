package org.malipo.chain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The contract, kept by a full node. */
@ChainTest
class FullNodeContractTests extends SourceContract {
    @Override
    ChainSource source() {
        return network.fullNode();
    }

    @Test
    void needsNoCapabilityThatTheSandboxLacks() {
        assertThat(given.status().degraded()).isEmpty();
    }

    @Test
    void tellsWhyATransactionWouldBeRefused() {
        var payment = network.pay(Wallet.script(0, 1), SENT);

        assertThat(source.refusal(payment)).contains("txn-already-in-mempool");
    }
}
