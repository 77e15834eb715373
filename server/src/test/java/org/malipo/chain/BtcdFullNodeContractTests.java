package org.malipo.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The contract, kept by a full node that other people wrote. It can do all that the contract asks for. */
@ChainTest
@Tag("btcd")
class BtcdFullNodeContractTests extends SourceContract {
    @Override
    RegtestNode node(Path place) throws IOException {
        return new BtcdNode(place);
    }

    @Override
    ChainSource source() {
        return network.fullNode();
    }

    @Test
    void saysInWordsWhatBtcdLacks() {
        assertThat(given.status().degraded())
                .extracting(sentence -> sentence.substring(0, sentence.indexOf(':')))
                .containsExactly(
                        "The node has no estimatesmartfee",
                        "The node has no getmempoolentry",
                        "The node has no getnetworkinfo",
                        "The node has no scantxoutset");
    }
}
