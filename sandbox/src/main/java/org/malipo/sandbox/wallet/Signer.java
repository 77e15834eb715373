package org.malipo.sandbox.wallet;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.OP_PUSHDATA;
import fr.acinq.bitcoin.PrivateKey;
import fr.acinq.bitcoin.PublicKey;
import fr.acinq.bitcoin.Script;
import fr.acinq.bitcoin.ScriptElt;
import fr.acinq.bitcoin.ScriptWitness;
import fr.acinq.bitcoin.SigHash;
import fr.acinq.bitcoin.SigVersion;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxOut;
import java.util.List;

/** Signs inputs of ours. */
final class Signer {
    private final WalletKeys keys;

    Signer(WalletKeys keys) {
        this.keys = keys;
    }

    /**
     * @param coins what the inputs spend, in order; all ours
     */
    Transaction sign(Transaction unsigned, List<WalletCoin> coins) {
        List<TxOut> spent = coins.stream().map(WalletCoin::output).toList();
        Transaction tx = unsigned;
        for (int i = 0; i < coins.size(); i++) {
            tx = sign(tx, i, coins.get(i), spent);
        }
        return tx;
    }

    private Transaction sign(Transaction tx, int index, WalletCoin coin, List<TxOut> spent) {
        PrivateKey key = keys.privateKey(coin.place());
        PublicKey publicKey = key.publicKey();
        return switch (coin.place().type()) {
            case LEGACY -> {
                byte[] signature = tx.signInput(index, coin.output().publicKeyScript, SigHash.SIGHASH_ALL, key);
                yield tx.updateSigScript(index, List.of(push(signature), new OP_PUSHDATA(publicKey.value)));
            }
            case P2SH_SEGWIT -> {
                List<ScriptElt> redeem = List.of(push(Script.write(Script.pay2wpkh(publicKey))));
                yield tx.updateWitness(index, keyHashWitness(tx, index, coin, key))
                        .updateSigScript(index, redeem);
            }
            case BECH32 -> tx.updateWitness(index, keyHashWitness(tx, index, coin, key));
            case BECH32M -> {
                var signature =
                        tx.signInputTaprootKeyPath(key, index, spent, SigHash.SIGHASH_DEFAULT, null, null, null);
                yield tx.updateWitness(index, Script.witnessKeyPathPay2tr(signature, SigHash.SIGHASH_DEFAULT));
            }
        };
    }

    private static ScriptWitness keyHashWitness(Transaction tx, int index, WalletCoin coin, PrivateKey key) {
        PublicKey publicKey = key.publicKey();
        byte[] signature = tx.signInput(
                index,
                Script.pay2pkh(publicKey),
                SigHash.SIGHASH_ALL,
                coin.output().amount,
                SigVersion.SIGVERSION_WITNESS_V0,
                key);
        return Script.witnessPay2wpkh(publicKey, new ByteVector(signature));
    }

    private static OP_PUSHDATA push(byte[] data) {
        return new OP_PUSHDATA(data);
    }
}
