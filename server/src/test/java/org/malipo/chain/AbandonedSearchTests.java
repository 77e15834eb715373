package org.malipo.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.malipo.chain.ChainFixture.GROUP;
import static org.malipo.chain.ChainFixture.NETWORK;
import static org.malipo.chain.ChainFixture.await;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.malipo.outbox.Leases;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** A search of the past whose process falls asleep in the middle; another one goes on, and then the first wakes up. */
@ChainTest
class AbandonedSearchTests extends TrackerCase {
    private static final int FIRST_LATE = 150;
    private static final int PAYMENTS = 30;

    @Autowired
    private Rescans rescans;

    @Autowired
    private Leases leases;

    @Autowired
    private JdbcTemplate jdbc;

    /** Pays scripts that nobody watches yet, and spends every third of the coins. */
    private void minePast() {
        for (var i = 0; i < PAYMENTS; i++) {
            var payment = Wallet.pay(FIRST_LATE + i, 5_000 + i);
            node.mine(Wallet.STRANGER, payment);
            if (i % 3 == 0) {
                var coin = List.of(Wallet.output(payment, 0));
                node.mine(Wallet.STRANGER, Wallet.spend(coin, Wallet.to(Wallet.STRANGER, 4_000)));
            }
        }
    }

    private Rescan rescan() {
        return rescans.of(NETWORK, GROUP).orElseThrow();
    }

    @Test
    void endsWithTheSameResult() {
        start();
        minePast();
        given.awaitReady(tip());
        given.stop();
        given.parts.watch().add(NETWORK, GROUP, Wallet.scripts(FIRST_LATE + PAYMENTS));
        given.rescans(node.settings()).start(NETWORK, GROUP, Rescans.Range.fromHeight(1, 5));
        node.hold(node.chain.active().get(node.chain.height() / 2).hash);

        try (var source = new FullNode(node.asked());
                var _ = leases.lead("chain.abandoned", new Tracker(source, given.parts))) {
            await("in the middle", () -> node.isHolding() && rescan().found() > 0);
            jdbc.update("""
                    update lease set epoch = epoch + 1, holder = 'another', expires_at = now() + interval '1 hour'
                    where name = 'chain.abandoned'""");

            given.start(node);
            await("looked through", () -> !rescan().isOpen());
            node.letGo();
        }

        assertThat(rescan().state()).isEqualTo(Rescan.State.COMPLETE);
        assertThat(rescan().found()).isEqualTo(PAYMENTS + PAYMENTS / 3);
        assertSameAsFreshIndex();
    }
}
