package org.malipo.wallets.sending;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.TxOut;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.malipo.bitcoin.AddressIndex;
import org.malipo.bitcoin.Branch;
import org.malipo.bitcoin.coins.Coin;
import org.malipo.bitcoin.psbt.Known;
import org.malipo.bitcoin.psbt.Psbt;
import org.malipo.chain.Chain;
import org.malipo.chain.OwnOutput;
import org.malipo.wallets.StoreWallet;

/** What we know ourselves about the coins and scripts of a PSBT, whatever it says; read at once. */
final class OwnKnowledge implements Known {
    private final StoreWallet wallet;
    private final Map<OutPoint, OwnOutput> coins;
    private final Map<ByteVector, AddressIndex> places;

    OwnKnowledge(StoreWallet wallet, Psbt psbt, Chain chain) {
        this.wallet = wallet;
        var inputs = psbt.inputs().stream().map(input -> input.outpoint()).collect(toSet());
        this.coins = chain.outputs(wallet.network(), wallet.group(), inputs).stream()
                .collect(toMap(OwnOutput::outpoint, output -> output));
        var scripts = Stream.concat(
                        psbt.unsigned().txOut.stream(), psbt.inputs().stream().flatMap(input -> input.utxo().stream()))
                .map(output -> output.publicKeyScript)
                .collect(toSet());
        this.places = chain.watched(wallet.network(), wallet.group(), scripts).stream()
                .collect(toMap(
                        script -> script.script(),
                        script -> new AddressIndex(Branch.of(script.branch()), script.index()),
                        (one, _) -> one));
    }

    @Override
    public Optional<AddressIndex> placeOf(ByteVector script) {
        return Optional.ofNullable(places.get(script));
    }

    @Override
    public Optional<TxOut> coin(OutPoint outpoint) {
        return Optional.ofNullable(coins.get(outpoint)).map(OwnOutput::output);
    }

    /** {@return the coins of the wallet that the PSBT spends} */
    Map<OutPoint, Coin> coins() {
        return coins.values().stream().map(this::coin).collect(toMap(Coin::outpoint, coin -> coin));
    }

    private Coin coin(OwnOutput output) {
        return new Coin(
                output.outpoint(),
                output.output(),
                new AddressIndex(Branch.of(output.branch()), output.index()),
                wallet.scheme().inputWeight(),
                output.confirmations(),
                output.confirmations() > 0 ? 0 : 1,
                "");
    }
}
