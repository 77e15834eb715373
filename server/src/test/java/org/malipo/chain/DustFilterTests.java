package org.malipo.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Payments too small to be kept. */
@ChainTest
class DustFilterTests {
    @Autowired
    private ChainFixture given;

    @Autowired
    private MatchTable table;

    @BeforeEach
    void watch() {
        given.reset(10);
    }

    @Test
    void passesOverOutputsBelowTheSetting() {
        var tx = Wallet.spend(
                List.of(Wallet.strangersCoin()),
                Wallet.to(Wallet.script(0, 1), 999),
                Wallet.to(Wallet.script(0, 2), 1_000));
        var matching = new Matching(table, new IndexSettings(1_000, null));

        var tracked = matching.verify(ChainFixture.NETWORK, List.of(new Watched.Hit(tx, 0)));

        assertThat(tracked)
                .flatExtracting(Tracked::outputs)
                .extracting(Tracked.Output::vout)
                .containsExactly(1);
    }

    @Test
    void passesOverATransactionThatPaysNothingElse() {
        var matching = new Matching(table, new IndexSettings(1_000, null));

        var tracked = matching.verify(ChainFixture.NETWORK, List.of(new Watched.Hit(Wallet.pay(1, 999), 0)));

        assertThat(tracked).isEmpty();
    }
}
