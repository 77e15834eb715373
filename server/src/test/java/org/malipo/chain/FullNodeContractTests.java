package org.malipo.chain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.malipo.bitcoin.rpc.RpcClient;

/** The contract, kept by a full node. */
@ChainTest
class FullNodeContractTests extends SourceContract {
    @Override
    ChainSource source() {
        var settings = network.asNode();
        var rpc = settings.requiredRpc(ChainFixture.NETWORK);
        return new FullNode(new Node(ChainFixture.NETWORK, settings, new RpcClient(rpc.url(), rpc.credentials())));
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
