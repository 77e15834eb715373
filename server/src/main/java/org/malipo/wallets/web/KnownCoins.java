package org.malipo.wallets.web;

import static java.util.stream.Collectors.toMap;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.TxOut;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.malipo.bitcoin.AddressIndex;
import org.malipo.bitcoin.Branch;
import org.malipo.bitcoin.psbt.Known;
import org.malipo.bitcoin.psbt.Psbt;
import org.malipo.chain.Chain;
import org.malipo.chain.OwnOutput;
import org.malipo.wallets.StoreWallet;

/** What the chain says about the coins and scripts of one PSBT. */
record KnownCoins(Map<OutPoint, TxOut> coins, Map<ByteVector, AddressIndex> places) implements Known {
    static KnownCoins of(Chain chain, StoreWallet wallet, Psbt psbt) {
        var outpoints = psbt.inputs().stream().map(input -> input.outpoint()).toList();
        var own = chain.outputs(wallet.network(), wallet.group(), outpoints);
        var scripts = Stream.concat(
                        own.stream().map(coin -> coin.output().publicKeyScript),
                        psbt.outputs().stream().map(output -> output.txOut().publicKeyScript))
                .distinct()
                .toList();
        return new KnownCoins(
                own.stream().collect(toMap(OwnOutput::outpoint, OwnOutput::output)),
                chain.watched(wallet.network(), wallet.group(), scripts).stream()
                        .collect(toMap(
                                script -> script.script(),
                                script -> new AddressIndex(Branch.of(script.branch()), script.index()),
                                (one, _) -> one)));
    }

    @Override
    public Optional<AddressIndex> placeOf(ByteVector script) {
        return Optional.ofNullable(places.get(script));
    }

    @Override
    public Optional<TxOut> coin(OutPoint outpoint) {
        return Optional.ofNullable(coins.get(outpoint));
    }
}
