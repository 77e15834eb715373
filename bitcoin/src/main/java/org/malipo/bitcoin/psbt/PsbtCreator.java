package org.malipo.bitcoin.psbt;

import fr.acinq.bitcoin.Base58Check;
import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.KeyPath;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxOut;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.malipo.bitcoin.AccountKey;
import org.malipo.bitcoin.AddressIndex;
import org.malipo.bitcoin.ExtendedKey;
import org.malipo.bitcoin.KeyOrigin;
import org.malipo.bitcoin.OwnScript;
import org.malipo.bitcoin.SchemeException;
import org.malipo.bitcoin.coins.Coin;
import org.malipo.bitcoin.spend.SpendResult.Plan;

/** Makes the PSBT of a planned transaction, with all that signers of the wallet need. */
public final class PsbtCreator {
    private static final int EXTENDED_KEY = 78;

    private final PsbtWallet wallet;
    private final PreviousTransactions previous;
    private final Options options;

    /**
     * @param alwaysPrevious whether segwit inputs come with the transaction that made their coin, as several signing devices
     *     demand; legacy inputs always do, taproot never needs it
     * @param globalXpubs whether the account keys go along, as signers of multisig need them
     */
    public record Options(boolean alwaysPrevious, boolean globalXpubs) {
        public static final Options PLAIN = new Options(false, false);
    }

    public PsbtCreator(PsbtWallet wallet, PreviousTransactions previous, Options options) {
        this.wallet = wallet;
        this.previous = previous;
        this.options = options;
    }

    /**
     * @param change where the wallet derives the change of the plan, if there is any
     * @throws PsbtException if a previous transaction is needed and can't be found
     */
    public Psbt create(Plan plan, Optional<AddressIndex> change) throws PsbtException {
        var psbt = Psbt.of(plan.unsigned());
        for (var i = 0; i < plan.coins().size(); i++) {
            psbt = withCoin(psbt, i, plan.coins().get(i));
        }
        if (plan.change().isPresent() && change.isPresent()) {
            psbt = withOwnOutput(psbt, plan.change().getAsInt(), change.get());
        }
        return options.globalXpubs() ? psbt.withGlobal(xpubs(psbt.globalMap())) : psbt;
    }

    /**
     * Fills in what is known of a PSBT that another program made.
     * @param coins those of the wallet
     */
    public Psbt update(Psbt psbt, Map<OutPoint, Coin> coins) throws PsbtException {
        var updated = psbt;
        for (var input : psbt.inputs()) {
            var coin = coins.get(input.outpoint());
            if (coin != null && !input.isFinalized()) {
                updated = withCoin(updated, input.index(), coin);
            }
        }
        return updated;
    }

    private Psbt withCoin(Psbt psbt, int at, Coin coin) throws PsbtException {
        var own = wallet.own(coin.at());
        var map = withUtxo(psbt.inputMaps().get(at), coin, own);
        if (own.redeemScript() != null) {
            map = map.with(Field.REDEEM_SCRIPT, own.redeemScript());
        }
        if (own.witnessScript() != null) {
            map = map.with(Field.WITNESS_SCRIPT, own.witnessScript());
        }
        for (var key : own.keys()) {
            map = own.taproot()
                    ? map.with(Field.TAP_BIP32_DERIVATION, key.publicKey(), taproot(key.origin()))
                            .with(Field.TAP_INTERNAL_KEY, key.publicKey())
                    : map.with(Field.BIP32_DERIVATION, key.publicKey(), path(key.origin()));
        }
        return psbt.withInput(at, map);
    }

    private PsbtMap withUtxo(PsbtMap map, Coin coin, OwnScript own) throws PsbtException {
        var utxo = new ByteVector(TxOut.write(coin.output()));
        if (own.taproot()) {
            return map.with(Field.WITNESS_UTXO, utxo);
        }
        var segwit = coin.weight().hasWitness();
        var filled = segwit ? map.with(Field.WITNESS_UTXO, utxo) : map;
        if (segwit && !options.alwaysPrevious()) {
            return filled;
        }
        var transaction = previous.of(coin.outpoint())
                .orElseThrow(() -> new PsbtException("The transaction that made the coin " + coin.outpoint()
                        + " is needed for signing, and nobody has it"));
        return filled.with(Field.NON_WITNESS_UTXO, Transaction.write(transaction));
    }

    private Psbt withOwnOutput(Psbt psbt, int at, AddressIndex place) {
        var own = wallet.own(place);
        var map = psbt.outputMaps().get(at);
        if (own.redeemScript() != null) {
            map = map.with(Field.OUT_REDEEM_SCRIPT, own.redeemScript());
        }
        if (own.witnessScript() != null) {
            map = map.with(Field.OUT_WITNESS_SCRIPT, own.witnessScript());
        }
        for (var key : own.keys()) {
            map = own.taproot()
                    ? map.with(Field.OUT_TAP_BIP32_DERIVATION, key.publicKey(), taproot(key.origin()))
                            .with(Field.OUT_TAP_INTERNAL_KEY, key.publicKey())
                    : map.with(Field.OUT_BIP32_DERIVATION, key.publicKey(), path(key.origin()));
        }
        return psbt.withOutput(at, map);
    }

    private static ByteVector path(KeyOrigin origin) {
        return new ByteVector(KeyPathCodec.write(origin));
    }

    private static ByteVector taproot(KeyOrigin origin) {
        return new ByteVector(KeyPathCodec.writeTaproot(origin));
    }

    private PsbtMap xpubs(PsbtMap global) {
        var map = global;
        for (var key : wallet.keys()) {
            var origin = xpubOrigin(key);
            if (origin.isPresent()) {
                map = map.with(Field.XPUB, serialized(key.xpub()), path(origin.get()));
            }
        }
        return map;
    }

    /** A key may stand in the PSBT only with a path as long as its depth; of a key of unknown origin nobody can tell it. */
    private static Optional<KeyOrigin> xpubOrigin(AccountKey key) {
        try {
            var extended = ExtendedKey.parse(key.xpub()).key();
            var origin = key.origin() == null
                    ? new KeyOrigin(
                            java.util.HexFormat.of().toHexDigits((int) extended.fingerprint()), new KeyPath(List.of()))
                    : key.origin();
            return origin.path().path.size() == extended.depth ? Optional.of(origin) : Optional.empty();
        } catch (SchemeException e) {
            throw new IllegalStateException("The wallet holds a key that can't be read", e);
        }
    }

    private static ByteVector serialized(String xpub) {
        var decoded = Base58Check.decodeWithIntPrefix(xpub);
        return new ByteVector(ByteBuffer.allocate(EXTENDED_KEY)
                .putInt(decoded.getFirst())
                .put(decoded.getSecond())
                .array());
    }
}
