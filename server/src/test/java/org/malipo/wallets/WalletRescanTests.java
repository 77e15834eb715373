package org.malipo.wallets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.malipo.wallets.WalletFixture.await;

import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.malipo.bitcoin.Branch;
import org.malipo.bitcoin.SeedAccount;
import org.malipo.chain.NodeSettings;
import org.malipo.chain.Rescan;
import org.malipo.chain.Rescans;
import org.malipo.invoices.InvoiceTest;
import org.malipo.money.Sats;
import org.malipo.problem.ProblemException;
import org.springframework.beans.factory.annotation.Autowired;

/** Going through a node's blocks for what a wallet had before it came here. */
@InvoiceTest
@NullUnmarked // fields are set before each test
class WalletRescanTests extends UsedWalletCase {
    @Autowired
    private WalletTrail trail;

    private WalletRescans rescans;

    @Override
    void asks(NodeSettings settings) {
        rescans = new WalletRescans(tracker.rescans(settings), chain, trail);
    }

    private Rescan through(StoreWallet wallet, int gap) {
        rescans.start(wallet, Rescans.Range.fromHeight(0, gap));
        await(() -> !rescans.of(wallet).orElseThrow().isOpen());
        return rescans.of(wallet).orElseThrow();
    }

    private Sats confirmed(StoreWallet wallet) {
        return chain.balance(wallet.network(), wallet.group()).confirmed();
    }

    @Test
    void findsWhatLiesWithinTheGapOnBothBranches() {
        var account = WalletFixture.account();
        pay(account, Branch.DEPOSIT, 0, "0.001");
        pay(account, Branch.DEPOSIT, 90, "0.002");
        pay(account, Branch.CHANGE, 60, "0.004");
        var wallet = imported(account);

        var rescan = through(wallet, 100);

        assertThat(rescan.state()).isEqualTo(Rescan.State.COMPLETE);
        assertThat(rescan.found()).isEqualTo(3);
        assertThat(confirmed(wallet)).isEqualTo(new Sats(700_000));
        assertThat(reservations.next(wallet).index()).isEqualTo(91);
        assertThat(given.watched(wallet, Branch.DEPOSIT)).contains(0, 90, 190);
    }

    @Test
    void goesOnForAWholeGapBehindWhatItFinds() {
        var account = WalletFixture.account();
        pay(account, Branch.DEPOSIT, 150, "0.002");
        mine(1);
        pay(account, Branch.DEPOSIT, 80, "0.001");
        mine(1);
        var wallet = imported(account, 104);

        var rescan = through(wallet, 100);

        assertThat(rescan.found()).isEqualTo(2);
        assertThat(rescan.pass()).isGreaterThan(1);
        assertThat(confirmed(wallet)).isEqualTo(new Sats(300_000));
    }

    @Test
    void findsWhatWaitsForABlock() {
        SeedAccount account = WalletFixture.account();
        var wallet = imported(account);
        pay(account, Branch.DEPOSIT, 70, "0.001");

        through(wallet, 100);

        await(() ->
                chain.balance(wallet.network(), wallet.group()).unconfirmed().equals(new Sats(100_000)));
    }

    @Test
    void takesOneAtATimeOfAWallet() {
        var wallet = imported(WalletFixture.account());
        tracker.stop();
        rescans.start(wallet, Rescans.Range.fromHeight(0, 20));

        assertThatThrownBy(() -> rescans.start(wallet, Rescans.Range.fromHeight(0, 20)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo("rescan-in-progress"));
    }
}
