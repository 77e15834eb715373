package org.malipo.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.malipo.chain.ChainFixture.GROUP;
import static org.malipo.chain.ChainFixture.NETWORK;
import static org.malipo.chain.ChainFixture.await;

import fr.acinq.bitcoin.Transaction;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.malipo.money.Sats;
import org.springframework.beans.factory.annotation.Autowired;

/** Finding the past by a node that keeps no compact filters, and what such a node may not be able to do. */
@ChainTest
class TrackerRescanTests extends TrackerCase {
    private static final int LATE = 150;

    @Autowired
    private Rescans rescans;

    /** Pays a script that is not watched yet. */
    private Transaction paidTooEarly() {
        var payment = Wallet.pay(LATE, 5_000);
        given.awaitReady(node.mine(Wallet.STRANGER, payment).hash);
        return payment;
    }

    private Rescan through() {
        given.parts.watch().add(NETWORK, GROUP, Wallet.scripts(200));
        assertThat(given.rescans(node.settings()).start(NETWORK, GROUP, Rescans.Range.fromHeight(1, 5)))
                .isTrue();
        await("looked through", () -> !rescan().isOpen());
        return rescan();
    }

    private Rescan rescan() {
        return rescans.of(NETWORK, GROUP).orElseThrow();
    }

    @Test
    void readsEachBlock() {
        start();
        var payment = paidTooEarly();
        var spend = Wallet.spend(List.of(Wallet.output(payment, 0)), Wallet.to(Wallet.STRANGER, 4_000));
        given.awaitReady(node.mine(Wallet.STRANGER, spend).hash);

        var rescan = through();

        assertThat(rescan.state()).isEqualTo(Rescan.State.COMPLETE);
        assertThat(rescan.wholeBlocks()).isTrue();
        assertThat(given.view().history()).extracting(GroupTransaction::txid).containsExactly(spend.txid, payment.txid);
        assertThat(given.balance().total()).isEqualTo(Sats.ZERO);
    }

    @Test
    void findsWhatWaitsForABlockToo() {
        start();
        node.accept(Wallet.pay(LATE, 5_000));
        await("passed over", () -> given.status().isReady());

        through();

        await("seen", () -> given.balance().unconfirmed().equals(new Sats(5_000)));
    }

    @Test
    void saysWhichBlocksAreGone() {
        start();
        paidTooEarly();
        node.pruned.add(node.chain.active().get(1).hash);
        node.pruneHeight = 2;

        var rescan = through();

        assertThat(rescan.state()).isEqualTo(Rescan.State.ERROR);
        assertThat(rescan.problem())
                .isEqualTo(
                        "The node has deleted the blocks below 2 to save space, so block 1 can't be looked at. Begin at"
                                + " block 2 or later, search the unspent outputs, or follow a node that keeps all blocks.");
        assertThat(given.status().isReady()).isTrue();
    }

    @Test
    void waitsForWhatTheNodeRefusesAndSaysSo() {
        start();
        paidTooEarly();
        node.missingMethods.add("getblock");
        given.parts.watch().add(NETWORK, GROUP, Wallet.scripts(200));
        given.rescans(node.settings()).start(NETWORK, GROUP, Rescans.Range.fromHeight(1, 5));

        await("waits", () -> rescan().problem() != null);
        assertThat(rescan().problem()).isEqualTo("The node does not give out block 1: Method not found");
        assertThat(rescan().isOpen()).isTrue();

        node.missingMethods.clear();
        await("looked through", () -> rescan().state() == Rescan.State.COMPLETE);
        assertThat(rescan().problem()).isNull();
    }
}
