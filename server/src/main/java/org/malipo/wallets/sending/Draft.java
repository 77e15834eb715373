package org.malipo.wallets.sending;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxOut;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.malipo.bitcoin.AddressIndex;
import org.malipo.bitcoin.coins.Coin;
import org.malipo.bitcoin.spend.SpendResult.Plan;
import org.malipo.money.Sats;
import org.malipo.wallets.StoreWallet;

/**
 * A transaction as it would be. Nothing of it is kept.
 *
 * @param change where its change goes; see {@link Drafts#reserve}
 */
public record Draft(StoreWallet wallet, Plan plan, Optional<AddressIndex> change) {
    public Transaction unsigned() {
        return plan.unsigned();
    }

    public Set<OutPoint> coins() {
        return plan.coins().stream().map(Coin::outpoint).collect(Collectors.toSet());
    }

    /** {@return all that its outputs come to} */
    public Sats left() {
        return unsigned().txOut.stream()
                .map(output -> new Sats(output.amount.toLong()))
                .reduce(Sats.ZERO, Sats::plus);
    }

    /** {@return what its outputs come to but for the change} */
    Satoshi moved() {
        var change =
                plan.change().isPresent() ? unsigned().txOut.get(plan.change().getAsInt()).amount : new Satoshi(0);
        return new Satoshi(left().value()).minus(change);
    }

    public Sats fee() {
        return new Sats(plan.fee().toLong());
    }

    /** {@return the same transaction with another address for its change} */
    Draft withChange(AddressIndex other) {
        var at = plan.change().orElseThrow();
        var script = new ByteVector(wallet.scheme().scriptPubKey(other.branch(), other.index()));
        var outputs = new ArrayList<>(plan.unsigned().txOut);
        outputs.set(at, new TxOut(outputs.get(at).amount, script));
        var unsigned = plan.unsigned().updateOutputs(outputs);
        return new Draft(
                wallet, new Plan(unsigned, plan.coins(), plan.change(), plan.fee(), plan.weight()), Optional.of(other));
    }
}
