package org.malipo.wallets.sending;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import fr.acinq.bitcoin.TxOut;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.psbt.Psbt;
import org.malipo.bitcoin.psbt.PsbtVerification;
import org.malipo.chain.Chain;
import org.malipo.chain.OwnOutput;
import org.malipo.chain.WatchedScript;
import org.malipo.money.Sats;
import org.malipo.wallets.StoreWallet;
import org.springframework.stereotype.Component;

/** Works out what a signed transaction does to the wallet that sends it. */
@Component
class NewSends {
    private final Chain chain;
    private final HeldCoinTable held;
    private final SendTable sends;

    NewSends(Chain chain, HeldCoinTable held, SendTable sends) {
        this.chain = chain;
        this.held = held;
        this.sends = sends;
    }

    /**
     * {@return a transaction that was drafted and signed here}
     *
     * @param rivals the transactions whose place it takes
     */
    NewSend of(Draft draft, Transaction signed, SendPurpose purpose, Set<TxId> rivals) {
        var spent =
                draft.plan().coins().stream().map(coin -> sats(coin.output())).reduce(Sats.ZERO, Sats::plus);
        var change = received(draft.wallet(), signed).minus(spent);
        return new NewSend(
                draft.wallet(),
                purpose,
                signed,
                null,
                draft.coins(),
                change,
                draft.fee(),
                replaced(draft.wallet(), rivals),
                rivals);
    }

    /**
     * {@return a payment with its receiver's coins in it, which takes the place of the one without}
     *
     * @param payjoin signed by both
     */
    NewSend joined(Draft draft, Send payment, Transaction payjoin) {
        var inputs = payjoin.txIn.stream().map(input -> input.outPoint).collect(toSet());
        var spent = chain.outputs(draft.wallet().network(), draft.wallet().group(), inputs).stream()
                .map(coin -> sats(coin.output()))
                .reduce(Sats.ZERO, Sats::plus);
        return new NewSend(
                draft.wallet(),
                SendPurpose.PAYJOIN,
                payjoin,
                null,
                draft.coins(),
                received(draft.wallet(), payjoin).minus(spent),
                null,
                payment,
                Set.of(payment.txid()));
    }

    /**
     * {@return a transaction that was signed elsewhere} Only coins that it really spends are its own: who knows nothing but
     * the wallet's addresses must not be able to keep its coins from it.
     */
    NewSend given(StoreWallet wallet, Transaction signed, @Nullable Psbt psbt) {
        var inputs = signed.txIn.stream().map(input -> input.outPoint).collect(toSet());
        var own = chain.outputs(wallet.network(), wallet.group(), inputs).stream()
                .collect(toMap(OwnOutput::outpoint, identity()));
        var coins = coins(own, psbt);
        var spent = own.values().stream().map(coin -> sats(coin.output())).reduce(Sats.ZERO, Sats::plus);
        var spends = spentOf(own.keySet(), signed, coins);
        var fee = own.size() == inputs.size() ? spent.minus(sum(signed.txOut)) : null;
        return new NewSend(
                wallet,
                SendPurpose.GIVEN,
                signed,
                psbt,
                spends,
                received(wallet, signed).minus(spent),
                fee == null || fee.value() < 0 ? null : fee,
                replaced(wallet, signed, spends),
                own.values().stream()
                        .filter(coin -> spends.contains(coin.outpoint()))
                        .flatMap(coin -> Stream.ofNullable(coin.spentBy()))
                        .collect(toSet()));
    }

    private static Map<OutPoint, TxOut> coins(Map<OutPoint, OwnOutput> own, @Nullable Psbt psbt) {
        var coins = new HashMap<OutPoint, TxOut>();
        if (psbt != null) {
            psbt.inputs().forEach(input -> input.utxo().ifPresent(coin -> coins.put(input.outpoint(), coin)));
        }
        own.forEach((outpoint, coin) -> coins.put(outpoint, coin.output()));
        return coins;
    }

    private static Set<OutPoint> spentOf(Set<OutPoint> own, Transaction signed, Map<OutPoint, TxOut> coins) {
        return IntStream.range(0, signed.txIn.size())
                .filter(at -> own.contains(signed.txIn.get(at).outPoint))
                .filter(at -> PsbtVerification.isSpent(signed, at, coins))
                .mapToObj(at -> signed.txIn.get(at).outPoint)
                .collect(toSet());
    }

    private @Nullable Send replaced(StoreWallet wallet, Set<TxId> rivals) {
        return sends.among(wallet.network(), rivals).stream()
                .filter(send -> send.state().isLive())
                .findFirst()
                .orElse(null);
    }

    /** {@return the live send that has coins of this transaction, if it is a single one} */
    private @Nullable Send replaced(StoreWallet wallet, Transaction signed, Set<OutPoint> spends) {
        var holders = Set.copyOf(held.holders(wallet.network(), spends).values());
        return holders.size() == 1
                ? sends.find(holders.iterator().next())
                        .filter(send -> send.state().isLive() && !send.txid().equals(signed.txid))
                        .orElse(null)
                : null;
    }

    private Sats received(StoreWallet wallet, Transaction signed) {
        var scripts =
                signed.txOut.stream().map(output -> output.publicKeyScript).collect(toSet());
        var own = chain.watched(wallet.network(), wallet.group(), scripts).stream()
                .map(WatchedScript::script)
                .collect(toSet());
        return sum(signed.txOut.stream()
                .filter(output -> own.contains(output.publicKeyScript))
                .toList());
    }

    private static Sats sum(Collection<TxOut> outputs) {
        return outputs.stream().map(NewSends::sats).reduce(Sats.ZERO, Sats::plus);
    }

    private static Sats sats(TxOut output) {
        return new Sats(output.amount.toLong());
    }
}
