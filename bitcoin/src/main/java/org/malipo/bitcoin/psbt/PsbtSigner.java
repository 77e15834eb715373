package org.malipo.bitcoin.psbt;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.Crypto;
import fr.acinq.bitcoin.PrivateKey;
import fr.acinq.bitcoin.SigHash;
import fr.acinq.secp256k1.Secp256k1;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.malipo.bitcoin.KeyOrigin;

/**
 * Signs the inputs whose key paths lead to a private key and whose coin asks for that very key: legacy, segwit, key path of
 * taproot; each key signs for itself in multisig. Signatures cover the whole transaction, other types are refused.
 */
public final class PsbtSigner {
    private static final int ALL = SigHash.SIGHASH_ALL;
    /** More paths than keys that any script holds are an attempt to keep us busy. */
    private static final int MOST_PATHS = 100;

    private final SigningKey key;
    private final Verifier verifier;
    private final boolean knowsAllCoins;
    private Psbt psbt;
    private int signatures;
    private final Map<Integer, String> refused = new TreeMap<>();

    /**
     * What came of signing.
     * @param signatures how many were added
     * @param refused why inputs that name our key were not signed, by their index
     */
    public record Signed(Psbt psbt, int signatures, Map<Integer, String> refused) {}

    private record OwnKey(ByteVector publicKey, PrivateKey privateKey) {}

    private PsbtSigner(Psbt psbt, SigningKey key) {
        this.psbt = psbt;
        this.key = key;
        this.verifier = Verifier.of(psbt);
        this.knowsAllCoins = Verifier.knowsAllCoins(psbt);
    }

    public static Signed sign(Psbt psbt, SigningKey key) {
        return new PsbtSigner(psbt, key).sign();
    }

    private Signed sign() {
        for (var input : psbt.inputs()) {
            if (!input.isFinalized()) {
                try {
                    sign(input);
                } catch (PsbtException e) {
                    refused.put(input.index(), e.getMessage());
                }
            }
        }
        return new Signed(signatures == 0 ? psbt : closed(psbt), signatures, refused);
    }

    /** What is signed as a whole can't be added to (BIP 370). */
    private static Psbt closed(Psbt signed) {
        var flags = signed.globalMap().get(Field.MODIFIABLE);
        return flags.isEmpty()
                ? signed
                : signed.withGlobal(signed.globalMap().with(Field.MODIFIABLE, new byte[] {
                    (byte) (flags.get().get(0) & ~3)
                }));
    }

    private void sign(PsbtInput input) throws PsbtException {
        var ours = ours(input);
        if (ours.isEmpty()) {
            return;
        }
        var spent = Spent.of(input);
        checkType(input, spent);
        if (spent.isTaproot()) {
            for (var own : ours) {
                signTaproot(input, spent, own.privateKey());
            }
        } else {
            for (var own : ours) {
                signEcdsa(input.index(), spent, own);
            }
        }
    }

    private List<OwnKey> ours(PsbtInput input) throws PsbtException {
        var found = new ArrayList<OwnKey>();
        var paths = input.keyPaths();
        if (paths.size() > MOST_PATHS) {
            throw new PsbtException("Input " + input.index() + " names more keys than a script holds");
        }
        for (var path : paths.entrySet()) {
            own(path.getKey(), path.getValue(), found);
        }
        return found;
    }

    private void own(ByteVector publicKey, KeyOrigin place, List<OwnKey> found) {
        key.at(place)
                .filter(derived -> matches(derived, publicKey))
                .ifPresent(derived -> found.add(new OwnKey(publicKey, derived)));
    }

    private static boolean matches(PrivateKey derived, ByteVector publicKey) {
        return publicKey.size() == 32
                ? derived.xOnlyPublicKey().value.equals(publicKey)
                : derived.publicKey().value.equals(publicKey);
    }

    private static void checkType(PsbtInput input, Spent spent) throws PsbtException {
        var type = input.sighash().orElse(ALL);
        if (type != ALL && !(spent.isTaproot() && type == SigHash.SIGHASH_DEFAULT)) {
            throw new PsbtException(
                    "Input " + input.index() + " asks for a signature that leaves parts of the transaction open");
        }
    }

    private void signEcdsa(int index, Spent spent, OwnKey own) {
        var map = psbt.inputMaps().get(index);
        if (!spent.template().asksFor(own.publicKey())
                || map.all(Field.PARTIAL_SIG).containsKey(own.publicKey())) {
            return;
        }
        var hash = psbt.unsigned()
                .hashForSigning(index, spent.scriptCode().toByteArray(), ALL, spent.utxo().amount, spent.sigVersion());
        var signature = new ByteVector(LowR.sign(hash, own.privateKey())).concat((byte) ALL);
        psbt = psbt.withInput(index, map.with(Field.PARTIAL_SIG, own.publicKey(), signature));
        signatures++;
    }

    private void signTaproot(PsbtInput input, Spent spent, PrivateKey privateKey) throws PsbtException {
        if (!knowsAllCoins) {
            throw new PsbtException("Taproot signs for all coins, and the PSBT does not tell each of them");
        }
        var root = input.tapMerkleRoot();
        var tweak = root.<Crypto.TaprootTweak>map(
                        bytes -> new Crypto.TaprootTweak.ScriptPathTweak(new ByteVector32(bytes)))
                .orElse(Crypto.TaprootTweak.KeyPathTweak.INSTANCE);
        var outputKey = privateKey.xOnlyPublicKey().outputKey(tweak).getFirst().value;
        if (!spent.template().asksFor(outputKey) || input.tapKeySignature().isPresent()) {
            return;
        }
        var type = input.sighash().orElse(SigHash.SIGHASH_DEFAULT);
        var hash = psbt.unsigned().hashForSigningTaprootKeyPath(input.index(), verifier.coins(), type, null);
        ByteVector signature = Crypto.signSchnorr(hash, privateKey, tweak, null);
        var typed = type == SigHash.SIGHASH_DEFAULT ? signature : signature.concat((byte) type);
        psbt = psbt.withInput(input.index(), psbt.inputMaps().get(input.index()).with(Field.TAP_KEY_SIG, typed));
        signatures++;
    }

    /** ECDSA signatures whose R is low, as most wallets make them: a byte smaller, and they don't stand out. */
    private static final class LowR {
        private static byte[] sign(byte[] hash, PrivateKey key) {
            var curve = Secp256k1.get();
            var secret = key.value.toByteArray();
            var signature = curve.sign(hash, secret, null);
            for (var counter = 1; signature[0] < 0; counter++) {
                signature = curve.sign(hash, secret, Wire.littleEndian(counter, 32));
            }
            return curve.compact2der(signature);
        }
    }
}
