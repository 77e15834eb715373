package org.malipo.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.malipo.chain.TransactionState.CONFIRMED;
import static org.malipo.chain.TransactionState.EVICTED;
import static org.malipo.chain.TransactionState.REPLACED;
import static org.malipo.chain.TransactionState.UNCONFIRMED;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.malipo.money.Sats;

/** What is written of blocks and transactions. */
@ChainTest
class ChainIndexTests extends ChainIndexCase {
    @Test
    void writesTheBlockEventBeforeThoseOfItsTransactions() {
        var payment = Wallet.pay(1, 5_000);
        given.arrive(payment);

        given.connect(chain.mine(Wallet.STRANGER, payment));

        var id = ChainFixture.brief(payment);
        assertThat(given.events())
                .containsExactly(
                        "chain.transaction " + id + " unconfirmed",
                        "chain.block 1",
                        "chain.transaction " + id + " confirmed");
    }

    @Test
    void tellsWhatInvoicesNeed() {
        var payment = Wallet.pay(1, 5_000);

        given.arrive(payment);

        var event = given.lastEvent("chain.transaction");
        assertThat(event.toString()).isEqualTo("""
                        {"network":"regtest","txid":"%s","state":"unconfirmed","signalsRbf":true,"blockHeight":null,\
                        "blockHash":null,"seenAt":0,"replacedBy":null,"outputs":[{"vout":0,"script":"%s","sats":5000,\
                        "group":"shop","branch":0,"index":1}],"spends":[]}""".formatted(
                        Hashes.hex(payment.txid),
                        payment.txOut.getFirst().publicKeyScript.toHex()));
    }

    @Test
    void tellsOfStrangersNothing() {
        var foreign = Wallet.spend(List.of(Wallet.strangersCoin()), Wallet.to(Wallet.STRANGER, 1_000));

        assertThat(given.arrive(foreign)).isFalse();
        given.connect(chain.mine(Wallet.STRANGER, foreign));

        assertThat(given.events()).containsExactly("chain.block 1");
        assertThat(given.view().history()).isEmpty();
    }

    @Test
    void followsMoneyThroughATransactionOfTheSameBlock() {
        var payment = Wallet.pay(1, 5_000);
        var onward = Wallet.spend(
                List.of(Wallet.output(payment, 0)),
                Wallet.to(Wallet.STRANGER, 3_000),
                Wallet.to(Wallet.script(0, 2), 1_900));

        given.connect(chain.mine(Wallet.STRANGER, payment, onward));

        assertThat(given.balance().confirmed()).isEqualTo(new Sats(1_900));
        assertThat(given.view().history())
                .extracting(GroupTransaction::change)
                .containsExactly(new Sats(-3_100), new Sats(5_000));
    }

    @Test
    void replacesAnEarlierTransactionAndItsChildren() {
        var coin = Wallet.strangersCoin();
        var first = Wallet.spend(List.of(coin), Wallet.to(Wallet.script(0, 1), 5_000));
        var child = Wallet.spend(List.of(Wallet.output(first, 0)), Wallet.to(Wallet.script(0, 2), 4_900));
        var second = Wallet.spend(List.of(coin), Wallet.to(Wallet.script(0, 3), 4_000));
        given.arrive(first);
        given.arrive(child);

        given.arrive(second);

        assertThat(List.of(given.state(first), given.state(child), given.state(second)))
                .containsExactly(REPLACED, REPLACED, UNCONFIRMED);
        assertThat(given.balance().total()).isEqualTo(new Sats(4_000));
        assertThat(given.groups
                        .transaction(ChainFixture.NETWORK, child.txid)
                        .orElseThrow()
                        .replacedBy())
                .isEqualTo(second.txid);
    }

    @Test
    void isReplacedByATransactionThatPaysSomebodyElse() {
        var coin = Wallet.strangersCoin();
        var payment = Wallet.spend(List.of(coin), Wallet.to(Wallet.script(0, 1), 5_000));
        given.arrive(payment);

        given.connect(chain.mine(Wallet.STRANGER, Wallet.spend(List.of(coin), Wallet.to(Wallet.STRANGER, 5_000))));

        assertThat(given.state(payment)).isEqualTo(REPLACED);
        assertThat(given.balance().total()).isEqualTo(Sats.ZERO);
    }

    @Test
    void letsAConfirmedTransactionWinWhateverWasSeenLater() {
        var coin = Wallet.strangersCoin();
        var first = Wallet.spend(List.of(coin), Wallet.to(Wallet.script(0, 1), 5_000));
        var second = Wallet.spend(List.of(coin), Wallet.to(Wallet.script(0, 2), 6_000));
        given.arrive(first);
        given.arrive(second);

        given.connect(chain.mine(Wallet.STRANGER, first));
        given.arrive(second);

        assertThat(given.state(first)).isEqualTo(CONFIRMED);
        assertThat(given.state(second)).isEqualTo(REPLACED);
        assertThat(given.balance().total()).isEqualTo(new Sats(5_000));
    }

    @Test
    void bringsBackAnEvictedParentWithItsChild() {
        var parent = Wallet.pay(1, 5_000);
        var child = Wallet.spend(List.of(Wallet.output(parent, 0)), Wallet.to(Wallet.script(0, 2), 4_900));
        given.arrive(parent);
        given.index.drop(ChainFixture.LEASE, ChainFixture.NETWORK, parent.txid, EVICTED);

        given.arrive(child);

        assertThat(List.of(given.state(parent), given.state(child))).containsExactly(UNCONFIRMED, UNCONFIRMED);
        assertThat(given.balance().total()).isEqualTo(new Sats(4_900));
    }

    @Test
    void dropsAnEvictedTransactionWithItsChildrenUntilItComesBack() {
        var parent = Wallet.pay(1, 5_000);
        var child = Wallet.spend(List.of(Wallet.output(parent, 0)), Wallet.to(Wallet.script(0, 2), 4_900));
        given.arrive(parent);
        given.arrive(child);

        given.index.drop(ChainFixture.LEASE, ChainFixture.NETWORK, parent.txid, EVICTED);

        assertThat(given.balance().total()).isEqualTo(Sats.ZERO);
        given.arrive(parent);
        given.arrive(child);
        assertThat(given.balance().total()).isEqualTo(new Sats(4_900));
    }

    @Test
    void takesAPaymentBackWhenItsBlockLeaves() {
        var payment = Wallet.pay(1, 5_000);
        given.connect(chain.mine(Wallet.script(0, 2), payment));

        given.index.disconnect(ChainFixture.LEASE, ChainFixture.NETWORK, 0);

        assertThat(given.state(payment)).isEqualTo(UNCONFIRMED);
        assertThat(given.balance()).isEqualTo(new GroupBalance(Sats.ZERO, new Sats(5_000), new Sats(5_000), Sats.ZERO));
        assertThat(given.events()).contains("chain.disconnected to 0");
    }

    @Test
    void findsTheSpendOfACoinAgainAfterItsFirstSpenderLeft() {
        var payment = Wallet.pay(1, 5_000);
        var spend = Wallet.spend(List.of(Wallet.output(payment, 0)), Wallet.to(Wallet.STRANGER, 4_000));
        var other = Wallet.spend(List.of(Wallet.output(payment, 0)), Wallet.to(Wallet.STRANGER, 3_000));
        given.connect(chain.mine(Wallet.STRANGER, payment));
        given.connect(chain.mine(Wallet.STRANGER, spend));
        given.index.disconnect(ChainFixture.LEASE, ChainFixture.NETWORK, 1);
        chain.rewind(1);

        given.connect(chain.mine(Wallet.STRANGER, other));

        assertThat(given.state(spend)).isEqualTo(REPLACED);
        assertThat(given.state(other)).isEqualTo(CONFIRMED);
        assertThat(given.balance().total()).isEqualTo(Sats.ZERO);
    }

    @Test
    void givesBackTheCoinsThatADisconnectedTransactionSpends() {
        var payment = Wallet.pay(1, 5_000);
        given.connect(chain.mine(Wallet.STRANGER, payment));

        var spent = given.index.disconnect(ChainFixture.LEASE, ChainFixture.NETWORK, 0);

        assertThat(spent).containsExactly(payment.txIn.getFirst().outPoint);
    }

    /** As if the process had been killed while it wrote to one table after another. */
    @ParameterizedTest
    @ValueSource(
            strings = {"chain_block", "chain_transaction", "chain_input", "chain_output", "chain_history", "event"})
    void leavesNothingOfABlockThatBreaksHalfWay(String table) {
        var coin = Wallet.strangersCoin();
        var first = Wallet.spend(List.of(coin), Wallet.to(Wallet.script(0, 1), 5_000));
        given.arrive(first);
        var before = given.view();
        var block = chain.mine(
                Wallet.STRANGER,
                Wallet.pay(2, 100),
                Wallet.spend(List.of(coin), Wallet.to(Wallet.script(0, 3), 4_000)));
        jdbc.execute("""
                create or replace function break() returns trigger language plpgsql as $$
                begin
                    raise exception 'broken';
                end $$
                """);
        jdbc.execute("create trigger break after insert on " + table + " execute function break()");

        assertThatThrownBy(() -> given.connect(block)).hasMessageContaining("broken");

        jdbc.execute("drop trigger break on " + table);
        assertThat(given.view()).isEqualTo(before);
        assertThat(given.tip().height()).isZero();
        given.connect(block);
        assertThat(given.balance().confirmed()).isEqualTo(new Sats(4_100));
    }

    @Test
    void refusesABlockThatIsNotTheNext() {
        chain.mine(Wallet.STRANGER);
        var second = chain.mine(Wallet.STRANGER);

        assertThatThrownBy(() -> given.connect(second)).isInstanceOf(IllegalStateException.class);
    }
}
