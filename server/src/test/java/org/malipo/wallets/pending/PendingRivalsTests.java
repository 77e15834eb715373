package org.malipo.wallets.pending;

import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Transaction;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.malipo.bitcoin.Branch;
import org.malipo.bitcoin.MultisigScript;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.problem.Problem;
import org.malipo.wallets.sending.BumpKind;
import org.malipo.wallets.sending.BumpLook;
import org.malipo.wallets.sending.BumpOrder;
import org.malipo.wallets.sending.Bumps;
import org.malipo.wallets.sending.FeeWish;
import org.malipo.wallets.sending.ForgottenSend;
import org.malipo.wallets.sending.ForgottenSends;
import org.springframework.beans.factory.annotation.Autowired;

/** What transactions of several signers hold, whoever else looks at these coins. */
class PendingRivalsTests extends PendingCase {
    @Autowired
    private Bumps bumps;

    @Autowired
    private ForgottenSends forgotten;

    private OutPoint freshCoin(long sats) {
        return new OutPoint(node.pay(wallet.scheme().scriptPubKey(Branch.DEPOSIT, 0), sats), 0);
    }

    private Transaction forgottenPayment() {
        coin(100_000);
        var pending = made(40_000);
        signed(pending, 0);
        signed(pending, 2);
        sends.send(wallet, pending.id());
        var tx = sent().getFirst();
        node.hear(tx);
        settleDown();
        node.forget(tx);
        settleDown();
        return tx;
    }

    private Problem refusal(Transaction tx) {
        var order = new BumpOrder(BumpKind.REPLACEMENT, List.of(tx.txid), new FeeWish(SatPerVbyte.of(20), null));
        var look = bumps.look(wallet, order);
        assertThat(look).isInstanceOf(BumpLook.Refused.class);
        return ((BumpLook.Refused) look).problem();
    }

    @Test
    void aCoinThatWaitsForSignaturesPaysForNothingElse() {
        var coin = freshCoin(100_000);
        var options = bumps.options(wallet, List.of(coin.txid), List.of());
        assertThat(options.child().isPossible()).isTrue();
        made(40_000);

        var child = bumps.options(wallet, List.of(coin.txid), List.of()).child();

        assertThat(Objects.requireNonNull(child.why()).code()).isEqualTo("no-output-of-ours");
    }

    @Test
    void aForgottenPaymentIsNotReplacedFromCoinsThatWaitForSignatures() {
        var tx = forgottenPayment();
        assertThat(forgotten.of(wallet)).extracting(ForgottenSend::held).containsExactly(false);
        var pending = made(30_000);
        assertThat(pending.coins()).containsExactly(tx.txIn.getFirst().outPoint);

        assertThat(refusal(tx).code()).isEqualTo("coins-held");
        assertThat(forgotten.of(wallet)).extracting(ForgottenSend::held).containsExactly(true);

        transactions.cancel(wallet, pending.id());
        assertThat(forgotten.of(wallet)).extracting(ForgottenSend::held).containsExactly(false);
    }

    @Test
    void aPurseKnowsTheHeldCoinsOfItsOwnWalletOnly() throws Exception {
        var held = coin(100_000);
        made(40_000);
        var first = wallet;

        wallet = walletOf(people.store(owner), MultisigScript.P2WSH);
        coin(50_000);
        made(40_000);

        assertThat(coins.of(first).held()).containsExactly(held);
    }
}
