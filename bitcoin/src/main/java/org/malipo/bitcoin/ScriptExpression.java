package org.malipo.bitcoin;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.Crypto;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The functions of descriptors that are understood (BIP 381 to 386), as a tree. */
sealed interface ScriptExpression {
    /** {@return the script of one place: of the whole output at the top, the inner script below} */
    byte[] script(int branch, int index);

    List<KeyExpression> keys();

    /** {@return the same expression with each key replaced} */
    ScriptExpression mapKeys(UnaryOperator<KeyExpression> change);

    String print(Network network);

    /** {@code pk(KEY)}. */
    record PublicKey(KeyExpression key) implements ScriptExpression {
        @Override
        public byte[] script(int branch, int index) {
            return OutputScripts.pubKey(key.publicKey(branch, index));
        }

        @Override
        public List<KeyExpression> keys() {
            return List.of(key);
        }

        @Override
        public PublicKey mapKeys(UnaryOperator<KeyExpression> change) {
            return new PublicKey(change.apply(key));
        }

        @Override
        public String print(Network network) {
            return "pk(" + key.print(network) + ")";
        }
    }

    /** {@code pkh(KEY)}. */
    record PublicKeyHash(KeyExpression key) implements ScriptExpression {
        @Override
        public byte[] script(int branch, int index) {
            return OutputScripts.pubKeyHash(Crypto.hash160(key.publicKey(branch, index)));
        }

        @Override
        public List<KeyExpression> keys() {
            return List.of(key);
        }

        @Override
        public PublicKeyHash mapKeys(UnaryOperator<KeyExpression> change) {
            return new PublicKeyHash(change.apply(key));
        }

        @Override
        public String print(Network network) {
            return "pkh(" + key.print(network) + ")";
        }
    }

    /** {@code wpkh(KEY)}. */
    record WitnessPublicKeyHash(KeyExpression key) implements ScriptExpression {
        @Override
        public byte[] script(int branch, int index) {
            return OutputScripts.witnessPubKeyHash(key.publicKey(branch, index));
        }

        @Override
        public List<KeyExpression> keys() {
            return List.of(key);
        }

        @Override
        public WitnessPublicKeyHash mapKeys(UnaryOperator<KeyExpression> change) {
            return new WitnessPublicKeyHash(change.apply(key));
        }

        @Override
        public String print(Network network) {
            return "wpkh(" + key.print(network) + ")";
        }
    }

    /** {@code tr(KEY)}, spent by key only. */
    record Taproot(KeyExpression key) implements ScriptExpression {
        @Override
        public byte[] script(int branch, int index) {
            var bytes = key.publicKey(branch, index);
            return OutputScripts.taproot(bytes.length == 32 ? bytes : Arrays.copyOfRange(bytes, 1, 33));
        }

        @Override
        public List<KeyExpression> keys() {
            return List.of(key);
        }

        @Override
        public Taproot mapKeys(UnaryOperator<KeyExpression> change) {
            return new Taproot(change.apply(key));
        }

        @Override
        public String print(Network network) {
            return "tr(" + key.print(network) + ")";
        }
    }

    /** {@code multi(M,KEY,…)}, or {@code sortedmulti(…)} where the derived keys are put in the order of BIP 67. */
    record Multisig(int threshold, List<KeyExpression> keys, boolean sorted) implements ScriptExpression {
        @Override
        public byte[] script(int branch, int index) {
            var derived = keys.stream().map(key -> key.publicKey(branch, index));
            var ordered = sorted ? derived.sorted(Arrays::compareUnsigned) : derived;
            return OutputScripts.multisig(threshold, ordered.toList());
        }

        @Override
        public Multisig mapKeys(UnaryOperator<KeyExpression> change) {
            return new Multisig(threshold, keys.stream().map(change).toList(), sorted);
        }

        /** {@return the same keys in an order that does not depend on how they were written} */
        Multisig ordered(Network network) {
            var byText = keys.stream()
                    .sorted(Comparator.comparing(key -> key.print(network)))
                    .toList();
            return sorted ? new Multisig(threshold, byText, true) : this;
        }

        @Override
        public String print(Network network) {
            return (sorted ? "sortedmulti(" : "multi(") + threshold + ","
                    + keys.stream().map(key -> key.print(network)).collect(Collectors.joining(",")) + ")";
        }
    }

    /** {@code sh(SCRIPT)}. */
    record ScriptHash(ScriptExpression inner) implements ScriptExpression {
        @Override
        public byte[] script(int branch, int index) {
            return OutputScripts.scriptHash(Crypto.hash160(inner.script(branch, index)));
        }

        @Override
        public List<KeyExpression> keys() {
            return inner.keys();
        }

        @Override
        public ScriptHash mapKeys(UnaryOperator<KeyExpression> change) {
            return new ScriptHash(inner.mapKeys(change));
        }

        @Override
        public String print(Network network) {
            return "sh(" + inner.print(network) + ")";
        }
    }

    /** {@code wsh(SCRIPT)}. */
    record WitnessScriptHash(ScriptExpression inner) implements ScriptExpression {
        @Override
        public byte[] script(int branch, int index) {
            return OutputScripts.witnessScriptHash(inner.script(branch, index));
        }

        @Override
        public List<KeyExpression> keys() {
            return inner.keys();
        }

        @Override
        public WitnessScriptHash mapKeys(UnaryOperator<KeyExpression> change) {
            return new WitnessScriptHash(inner.mapKeys(change));
        }

        @Override
        public String print(Network network) {
            return "wsh(" + inner.print(network) + ")";
        }
    }

    /** {@code raw(HEX)} or {@code addr(ADDRESS)} (BIP 385): one script, no key. */
    record Given(String text, ByteVector bytes) implements ScriptExpression {
        static Given raw(byte[] script) {
            return new Given("raw(" + HexFormat.of().formatHex(script) + ")", new ByteVector(script));
        }

        static Given address(String address, byte[] script) {
            return new Given("addr(" + address + ")", new ByteVector(script));
        }

        @Override
        public byte[] script(int branch, int index) {
            return bytes.toByteArray();
        }

        @Override
        public List<KeyExpression> keys() {
            return List.of();
        }

        @Override
        public Given mapKeys(UnaryOperator<KeyExpression> change) {
            return this;
        }

        @Override
        public String print(Network network) {
            return text;
        }
    }
}
