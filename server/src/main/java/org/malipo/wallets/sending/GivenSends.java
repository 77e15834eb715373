package org.malipo.wallets.sending;

import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import fr.acinq.bitcoin.TxOut;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.bitcoin.psbt.Psbt;
import org.malipo.bitcoin.spend.TransactionWeight;
import org.malipo.chain.Chain;
import org.malipo.problem.Problem;
import org.malipo.wallets.StoreWallet;
import org.springframework.stereotype.Component;

/** Sends what programs have signed elsewhere. */
@Component
public class GivenSends {
    private final Chain chain;
    private final Outgoing outgoing;

    GivenSends(Chain chain, Outgoing outgoing) {
        this.chain = chain;
        this.outgoing = outgoing;
    }

    /**
     * Keeps it and offers it to the node, unless its fee is too high; a fee is not known where a coin is not. Must not be called in
     * a transaction.
     *
     * @param psbt what it was made from, if that is known
     */
    public SendOutcome send(StoreWallet wallet, Transaction signed, @Nullable Psbt psbt, FeeLimit limit) {
        var tooHigh = refusal(wallet, signed, psbt, limit);
        if (tooHigh.isPresent()) {
            return new SendOutcome.Refused(tooHigh.get());
        }
        return outgoing.send(wallet, signed, psbt)
                .<SendOutcome>map(SendOutcome.Sent::new)
                .orElseGet(() -> new SendOutcome.Refused(SpendProblems.COINS_TAKEN));
    }

    private Optional<Problem> refusal(StoreWallet wallet, Transaction signed, @Nullable Psbt psbt, FeeLimit limit) {
        var coins = coins(wallet, signed, psbt);
        if (coins.size() < signed.txIn.size()) {
            return Optional.empty();
        }
        var moved = sum(signed.txOut.stream());
        var fee = sum(coins.values().stream()).minus(moved);
        return limit.refusal(fee, SatPerVbyte.of(fee, TransactionWeight.vbytes(signed.weight())), moved);
    }

    /** {@return what it spends, as far as we have seen it, or what its PSBT says of it} */
    private Map<OutPoint, TxOut> coins(StoreWallet wallet, Transaction signed, @Nullable Psbt psbt) {
        var coins = new HashMap<OutPoint, TxOut>();
        if (psbt != null) {
            psbt.inputs().forEach(input -> input.utxo().ifPresent(utxo -> coins.put(input.outpoint(), utxo)));
        }
        var spent = signed.txIn.stream().map(input -> input.outPoint).toList();
        var parents = chain.transactions(
                wallet.network(), spent.stream().map(coin -> coin.txid).collect(Collectors.toSet()));
        spent.forEach(coin -> output(parents, coin).ifPresent(output -> coins.put(coin, output)));
        return coins;
    }

    private static Optional<TxOut> output(Map<TxId, Transaction> parents, OutPoint coin) {
        return Optional.ofNullable(parents.get(coin.txid))
                .filter(parent -> coin.index < parent.txOut.size())
                .map(parent -> parent.txOut.get((int) coin.index));
    }

    private static Satoshi sum(Stream<TxOut> outputs) {
        return outputs.map(output -> output.amount).reduce(new Satoshi(0), Satoshi::plus);
    }
}
