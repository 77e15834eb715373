package org.malipo.wallets.web;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxOut;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.AddressIndex;
import org.malipo.bitcoin.Addresses;
import org.malipo.bitcoin.Branch;
import org.malipo.bitcoin.psbt.Inspection;
import org.malipo.chain.Chain;
import org.malipo.chain.OwnOutput;
import org.malipo.chain.WatchedScript;
import org.malipo.money.Sats;
import org.malipo.wallets.Annotation;
import org.malipo.wallets.ObjectKey;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.WalletLabels;
import org.malipo.wallets.sending.Draft;
import org.malipo.wallets.sending.Outpoints;
import org.malipo.wallets.web.FlowView.In;
import org.malipo.wallets.web.FlowView.Out;
import org.malipo.wallets.web.FlowView.Whose;
import org.springframework.stereotype.Component;

/** Draws transactions from the side of a wallet. What is the wallet's own is told by what it derives. */
@Component
class Flows {
    private final Chain chain;
    private final WalletLabels labels;

    Flows(Chain chain, WalletLabels labels) {
        this.chain = chain;
        this.labels = labels;
    }

    /** What is known of one input. */
    private record Spent(
            OutPoint outpoint,
            @Nullable TxOut output,
            @Nullable AddressIndex place,
            boolean unconfirmed,
            int signatures,
            int needed,
            boolean isFinal) {}

    FlowView of(Draft draft) {
        var spent = draft.plan().coins().stream()
                .map(coin -> new Spent(coin.outpoint(), coin.output(), coin.at(), !coin.isConfirmed(), 0, 0, false))
                .toList();
        var places = places(draft.wallet(), draft.unsigned().txOut);
        draft.change()
                .ifPresent(change -> places.put(
                        draft.unsigned().txOut.get(draft.plan().change().orElseThrow()).publicKeyScript, change));
        return new FlowView(inputs(draft.wallet(), spent), outputs(draft.wallet(), draft.unsigned().txOut, places));
    }

    /** {@return a transaction that the chain knows, or that was given} */
    FlowView of(StoreWallet wallet, Transaction transaction) {
        var own = own(wallet, transaction);
        var spent = transaction.txIn.stream()
                .map(input -> spent(input.outPoint, own.get(input.outPoint)))
                .toList();
        return new FlowView(
                inputs(wallet, spent), outputs(wallet, transaction.txOut, places(wallet, transaction.txOut)));
    }

    private Map<OutPoint, OwnOutput> own(StoreWallet wallet, Transaction transaction) {
        var spent = transaction.txIn.stream().map(input -> input.outPoint).toList();
        return chain.outputs(wallet.network(), wallet.group(), spent).stream()
                .collect(toMap(OwnOutput::outpoint, identity()));
    }

    private static Spent spent(OutPoint outpoint, @Nullable OwnOutput own) {
        return own == null
                ? new Spent(outpoint, null, null, false, 0, 0, false)
                : new Spent(
                        outpoint,
                        own.output(),
                        new AddressIndex(Branch.of(own.branch()), own.index()),
                        own.confirmations() == 0,
                        0,
                        0,
                        false);
    }

    FlowView of(StoreWallet wallet, Inspection inspection) {
        var spent = inspection.inputs().stream()
                .map(in -> new Spent(
                        in.outpoint(),
                        in.utxo().orElse(null),
                        in.ours().orElse(null),
                        false,
                        in.signatures(),
                        in.needed(),
                        in.isFinal()))
                .toList();
        var outputs = inspection.outputs().stream()
                .map(out -> out(wallet, out.output(), out.ours().orElse(null)))
                .toList();
        return new FlowView(inputs(wallet, spent), outputs);
    }

    private List<In> inputs(StoreWallet wallet, List<Spent> spent) {
        var notes = labels.of(
                wallet,
                spent.stream().flatMap(coin -> keys(wallet, coin)).distinct().toList());
        return spent.stream()
                .map(coin -> new In(
                        Outpoints.print(coin.outpoint()),
                        coin.output() == null ? null : sats(coin.output()),
                        coin.output() == null ? null : address(wallet, coin.output()),
                        place(coin.place()),
                        tags(keys(wallet, coin)
                                .map(key -> notes.getOrDefault(key, Annotation.NONE))
                                .toList()),
                        coin.unconfirmed(),
                        coin.signatures(),
                        coin.needed(),
                        coin.isFinal()))
                .toList();
    }

    private static Stream<ObjectKey> keys(StoreWallet wallet, Spent coin) {
        var named = Stream.of(
                ObjectKey.typed(ObjectKey.UTXO, Outpoints.print(coin.outpoint())), ObjectKey.of(coin.outpoint().txid));
        return coin.output() == null
                ? named
                : Stream.concat(named, Stream.of(new ObjectKey(ObjectKey.ADDRESS, address(wallet, coin.output()))));
    }

    private static List<Tag> tags(List<Annotation> notes) {
        return notes.stream().flatMap(note -> Tag.of(note).stream()).distinct().toList();
    }

    private Map<ByteVector, AddressIndex> places(StoreWallet wallet, List<TxOut> outputs) {
        return chain.watched(wallet.network(), wallet.group(), scripts(outputs)).stream()
                .collect(toMap(WatchedScript::script, Flows::indexOf, (one, _) -> one, LinkedHashMap::new));
    }

    private static Collection<ByteVector> scripts(List<TxOut> outputs) {
        return outputs.stream().map(output -> output.publicKeyScript).distinct().toList();
    }

    private static AddressIndex indexOf(WatchedScript script) {
        return new AddressIndex(Branch.of(script.branch()), script.index());
    }

    private static List<Out> outputs(StoreWallet wallet, List<TxOut> outputs, Map<ByteVector, AddressIndex> places) {
        return outputs.stream()
                .map(output -> out(wallet, output, places.get(output.publicKeyScript)))
                .toList();
    }

    private static Out out(StoreWallet wallet, TxOut output, @Nullable AddressIndex place) {
        return new Out(sats(output), address(wallet, output), whose(place), place(place));
    }

    private static Whose whose(@Nullable AddressIndex place) {
        if (place == null) {
            return Whose.PAYMENT;
        }
        return switch (place.branch()) {
            case DEPOSIT -> Whose.OWN;
            case CHANGE -> Whose.CHANGE;
        };
    }

    private static @Nullable String place(@Nullable AddressIndex place) {
        return place == null ? null : place.print();
    }

    private static String address(StoreWallet wallet, TxOut output) {
        return Addresses.ofScript(output.publicKeyScript.toByteArray(), wallet.network())
                .orElseGet(() -> output.publicKeyScript.toHex());
    }

    private static Sats sats(TxOut output) {
        return new Sats(output.amount.toLong());
    }
}
