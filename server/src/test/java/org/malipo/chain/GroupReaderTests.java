package org.malipo.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.malipo.chain.HistoryPage.Part;
import org.malipo.money.Sats;

/** What a wallet reads of its transactions and coins. */
@ChainTest
class GroupReaderTests extends ChainIndexCase {
    @Test
    void countsAnUnconfirmedSpendAgainstTheUnconfirmedBalance() {
        var payment = Wallet.pay(1, 5_000);
        given.connect(chain.mine(Wallet.STRANGER, payment));

        given.arrive(Wallet.spend(List.of(Wallet.output(payment, 0)), Wallet.to(Wallet.STRANGER, 4_000)));

        assertThat(given.balance())
                .isEqualTo(new GroupBalance(new Sats(5_000), new Sats(-5_000), Sats.ZERO, Sats.ZERO));
        assertThat(given.view().coins()).isEmpty();
    }

    @Test
    void keepsACoinbaseImmatureForAHundredBlocks() {
        given.connect(chain.mine(Wallet.script(0, 1)));
        for (var i = 0; i < 98; i++) {
            given.connect(chain.mine(Wallet.STRANGER));
        }
        assertThat(given.balance().immature()).isEqualTo(new Sats(5_000_000_000L));
        assertThat(given.view().coins()).extracting(Coin::immature).containsExactly(true);

        given.connect(chain.mine(Wallet.STRANGER));

        assertThat(given.balance())
                .isEqualTo(new GroupBalance(new Sats(5_000_000_000L), Sats.ZERO, new Sats(5_000_000_000L), Sats.ZERO));
    }

    @Test
    void pagesThroughTheHistory() {
        var one = Wallet.pay(1, 1_000);
        var two = Wallet.pay(2, 2_000);
        var three = Wallet.pay(3, 3_000);
        given.connect(chain.mine(Wallet.STRANGER, one));
        given.connect(chain.mine(Wallet.STRANGER, two));
        given.arrive(three);

        var page = history(Part.ALL, null, 0, 2);
        var rest = history(Part.ALL, page.getLast().key(), 0, 2);

        assertThat(page).extracting(GroupTransaction::txid).containsExactly(three.txid, two.txid);
        assertThat(rest).extracting(GroupTransaction::txid).containsExactly(one.txid);
        assertThat(rest).extracting(GroupTransaction::confirmations).containsExactly(2);
        assertThat(history(Part.ALL, null, 1, 1))
                .extracting(GroupTransaction::txid)
                .containsExactly(two.txid);
        assertThat(history(Part.UNCONFIRMED, null, 0, 5))
                .extracting(GroupTransaction::txid)
                .containsExactly(three.txid);
        assertThat(history(Part.CONFIRMED, null, 0, 5))
                .extracting(GroupTransaction::txid)
                .containsExactly(two.txid, one.txid);
        assertThat(given.histories.page(
                        ChainFixture.NETWORK,
                        ChainFixture.GROUP,
                        List.of(one.txid, three.txid),
                        new HistoryPage(Part.CONFIRMED, null, 0, 5)))
                .extracting(GroupTransaction::txid)
                .containsExactly(one.txid);
    }

    private List<GroupTransaction> history(Part part, @Nullable HistoryKey after, int skip, int limit) {
        return given.histories.page(
                ChainFixture.NETWORK, ChainFixture.GROUP, new HistoryPage(part, after, skip, limit));
    }

    @Test
    void tellsEachGroupOfAScriptThatTwoWatch() {
        given.parts.watch().add(ChainFixture.NETWORK, "other", Wallet.scripts(3));

        given.arrive(Wallet.pay(1, 5_000));

        assertThat(given.balance().total()).isEqualTo(new Sats(5_000));
        assertThat(given.groups.balance(ChainFixture.NETWORK, "other").total()).isEqualTo(new Sats(5_000));
        assertThat(given.lastEvent("chain.transaction").path("outputs").size()).isEqualTo(2);
    }

    @Test
    void tellsWhetherAnAddressWasEverPaid() {
        given.arrive(Wallet.pay(4, 5_000));

        assertThat(given.groups.isPaid(ChainFixture.NETWORK, ChainFixture.GROUP, 0, 4))
                .isTrue();
        assertThat(given.groups.isPaid(ChainFixture.NETWORK, ChainFixture.GROUP, 0, 5))
                .isFalse();
    }
}
