package org.malipo.bitcoin.psbt;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.Crypto;
import fr.acinq.bitcoin.OP_CHECKMULTISIG;
import fr.acinq.bitcoin.OP_CHECKSIG;
import fr.acinq.bitcoin.OP_PUSHDATA;
import fr.acinq.bitcoin.Script;
import fr.acinq.bitcoin.ScriptElt;
import java.util.ArrayList;
import java.util.List;

/** Whose signatures a script asks for. */
sealed interface Template {
    /** {@return whether a signature of this key counts} */
    boolean asksFor(ByteVector publicKey);

    int needed();

    int keyCount();

    /** One key, given by its hash. */
    record KeyHash(ByteVector hash) implements Template {
        @Override
        public boolean asksFor(ByteVector publicKey) {
            return new ByteVector(Crypto.hash160(publicKey)).equals(hash);
        }

        @Override
        public int needed() {
            return 1;
        }

        @Override
        public int keyCount() {
            return 1;
        }
    }

    /** Some of these keys, in their order. */
    record Keys(int needed, List<ByteVector> keys, boolean multisig) implements Template {
        @Override
        public boolean asksFor(ByteVector publicKey) {
            return keys.contains(publicKey);
        }

        @Override
        public int keyCount() {
            return keys.size();
        }
    }

    /** The output key of taproot. */
    record TapKey(ByteVector outputKey) implements Template {
        @Override
        public boolean asksFor(ByteVector publicKey) {
            return publicKey.equals(outputKey);
        }

        @Override
        public int needed() {
            return 1;
        }

        @Override
        public int keyCount() {
            return 1;
        }
    }

    /** @throws PsbtException if the script is none of the usual ones */
    static Template of(ByteVector script) throws PsbtException {
        var elements = parse(script);
        if (Script.isPay2pkh(elements)) {
            return new KeyHash(pushed(elements.get(2)));
        }
        if (elements.size() == 2 && elements.get(1) instanceof OP_CHECKSIG && isKey(elements.getFirst())) {
            return new Keys(1, List.of(pushed(elements.getFirst())), false);
        }
        return multisig(elements);
    }

    private static Template multisig(List<ScriptElt> elements) throws PsbtException {
        if (elements.size() >= 4 && elements.getLast() instanceof OP_CHECKMULTISIG) {
            var keys = new ArrayList<ByteVector>();
            for (var element : elements.subList(1, elements.size() - 2)) {
                if (isKey(element)) {
                    keys.add(pushed(element));
                }
            }
            var needed = number(elements.getFirst());
            if (keys.size() == elements.size() - 3
                    && keys.size() == number(elements.get(elements.size() - 2))
                    && needed >= 1
                    && needed <= keys.size()) {
                return new Keys(needed, List.copyOf(keys), true);
            }
        }
        throw new PsbtException("A script of the PSBT is none that is understood here");
    }

    private static List<ScriptElt> parse(ByteVector script) throws PsbtException {
        try {
            return Script.parse(script);
        } catch (RuntimeException e) {
            throw new PsbtException("A script of the PSBT can't be read");
        }
    }

    private static boolean isKey(ScriptElt element) {
        return element instanceof OP_PUSHDATA push && (push.data.size() == 33 || push.data.size() == 65);
    }

    private static ByteVector pushed(ScriptElt element) {
        return ((OP_PUSHDATA) element).data;
    }

    /** Numbers up to 16 have opcodes of their own; up to 20 they are pushed as a byte. */
    private static int number(ScriptElt element) {
        if (element instanceof OP_PUSHDATA push) {
            return push.data.size() == 1 ? push.data.get(0) : -1;
        }
        return Script.isSimpleValue(element) ? Script.simpleValue(element) : -1;
    }
}
