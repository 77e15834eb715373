package org.malipo.bitcoin.psbt;

import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.Crypto;
import fr.acinq.bitcoin.Crypto.TaprootTweak;
import fr.acinq.bitcoin.DeterministicWallet.ExtendedPrivateKey;
import fr.acinq.bitcoin.KeyPath;
import fr.acinq.bitcoin.PrivateKey;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxOut;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.malipo.bitcoin.KeyOrigin;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The key path spends of BIP 341: our signer makes the very same signatures, where it signs at all. */
class TaprootVectorTests {
    private static final Set<Integer> WHOLE = Set.of(0, 1);

    @Test
    void signsAsTheBipDoes() throws PsbtException {
        var spending = read().get("keyPathSpending").get(0);
        var psbt = unsigned(spending.get("given"));
        var signed = 0;
        for (var input : spending.get("inputSpending")) {
            var given = input.get("given");
            var at = given.get("txinIndex").asInt();
            var type = given.get("hashType").asInt();
            var result = sign(psbt, given);

            if (WHOLE.contains(type)) {
                var expected = input.get("expected").get("witness").get(0).asString();
                assertThat(result.psbt().inputs().get(at).tapKeySignature()).contains(new ByteVector(expected));
                var verifier = Verifier.of(result.psbt());
                var seen = result.psbt().inputs().get(at);
                assertThat(Signatures.valid(verifier, seen, Spent.of(seen))).hasSize(1);
                signed++;
            } else {
                assertThat(result.refused()).containsOnlyKeys(at);
            }
        }
        assertThat(signed).isEqualTo(2);
    }

    /** Also of the types that our signer refuses: what is hashed, and the signature of it. */
    @Test
    void hashesAsTheBipDoes() throws PsbtException {
        var spending = read().get("keyPathSpending").get(0);
        var psbt = unsigned(spending.get("given"));
        var coins = Verifier.of(psbt).coins();
        for (var input : spending.get("inputSpending")) {
            var given = input.get("given");
            var type = given.get("hashType").asInt();
            var key =
                    new PrivateKey(new ByteVector32(given.get("internalPrivkey").asString()));
            var tweak = given.get("merkleRoot").isNull()
                    ? TaprootTweak.KeyPathTweak.INSTANCE
                    : new TaprootTweak.ScriptPathTweak(
                            new ByteVector32(given.get("merkleRoot").asString()));

            var hash = psbt.unsigned()
                    .hashForSigningTaprootKeyPath(given.get("txinIndex").asInt(), coins, type, null);
            ByteVector signature = Crypto.signSchnorr(hash, key, tweak, null);

            assertThat(key.xOnlyPublicKey().tweak(tweak).toHex())
                    .isEqualTo(input.at("/intermediary/tweak").asString());
            assertThat(hash.toHex()).isEqualTo(input.at("/intermediary/sigHash").asString());
            assertThat((type == 0 ? signature : signature.concat((byte) type)).toHex())
                    .isEqualTo(input.at("/expected/witness/0").asString());
        }
    }

    @Test
    void findsTheSignedTransactionGood() throws PsbtException {
        var spending = read().get("keyPathSpending").get(0);
        var signed = Transaction.read(spending.at("/auxiliary/fullySignedTx").asString());
        var verifier = Verifier.of(unsigned(spending.get("given")));

        for (var at = 0; at < signed.txIn.size(); at++) {
            var input = signed.txIn.get(at);
            assertThat(verifier.isSpent(at, input.signatureScript, input.witness))
                    .isTrue();
        }
    }

    private static Psbt unsigned(JsonNode given) throws PsbtException {
        var bytes = new ByteVector(given.get("rawUnsignedTx").asString()).toByteArray();
        var psbt = Psbt.of(Wire.unsignedTransaction(bytes));
        var at = 0;
        for (var utxo : given.get("utxosSpent")) {
            var script = new ByteVector(utxo.get("scriptPubKey").asString());
            var output = new TxOut(new Satoshi(utxo.get("amountSats").asLong()), script);
            psbt = psbt.withInput(at++, PsbtMap.EMPTY.with(Field.WITNESS_UTXO, TxOut.write(output)));
        }
        return psbt;
    }

    private static PsbtSigner.Signed sign(Psbt psbt, JsonNode given) {
        var key = new PrivateKey(new ByteVector32(given.get("internalPrivkey").asString()));
        var at = given.get("txinIndex").asInt();
        var root = new KeyOrigin("00000000", new KeyPath(List.of()));
        var internal = key.xOnlyPublicKey().value;
        var map = psbt.inputMaps()
                .get(at)
                .with(Field.TAP_INTERNAL_KEY, internal)
                .with(Field.TAP_BIP32_DERIVATION, internal, new ByteVector(KeyPathCodec.writeTaproot(root)))
                .with(
                        Field.SIGHASH_TYPE,
                        Wire.littleEndian(given.get("hashType").asInt(), 4));
        if (!given.get("merkleRoot").isNull()) {
            map = map.with(
                    Field.TAP_MERKLE_ROOT,
                    new ByteVector(given.get("merkleRoot").asString()));
        }
        var extended = new ExtendedPrivateKey(key.value, key.value, 0, new KeyPath(new ArrayList<>()), 0);
        return PsbtSigner.sign(psbt.withInput(at, map), new SigningKey(extended, root));
    }

    private static JsonNode read() {
        return JsonMapper.shared().readTree(TaprootVectorTests.class.getResourceAsStream("/vectors/bip-0341.json"));
    }
}
