package org.malipo.chain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words of nodes: Bitcoin Core's up to 31, where they changed with the cluster mempool, and btcd's. */
class VerdictTests {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            HAS_IT   | txn-already-in-mempool
            HAS_IT   | txn-same-nonwitness-data-in-mempool
            HAS_IT   | already have transaction in mempool
            KEEP     | mempool min fee not met, 200 < 1000
            KEEP     | mempool full
            KEEP     | max-fee-exceeded
            KEEP     | Fee exceeds maximum configured by user (e.g. -maxtxfee, maxfeerate)
            KEEP     | too-long-mempool-chain
            KEEP     | too-large-cluster
            CONFLICT | insufficient fee, rejecting replacement 5e, less fees than conflicting txs; 0.00001 < 0.00002
            CONFLICT | too many potential replacements, rejecting replacement 5e; too many conflicting clusters (101 > 100)
            CONFLICT | replacement-failed, insufficient feerate: does not improve feerate diagram
            CONFLICT | bip125-replacement-disallowed
            CONFLICT | txn-mempool-conflict
            GONE     | bad-txns-inputs-missingorspent
            GONE     | missing-inputs
            GONE     | non-BIP68-final
            """)
    void knowsWhatNodesSay(Verdict verdict, String words) {
        assertThat(Verdict.of(words)).isEqualTo(verdict);
    }
}
