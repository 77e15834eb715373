package org.malipo.bitcoin.psbt;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.OP_PUSHDATA;
import fr.acinq.bitcoin.Script;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The signatures of an input that count. */
final class Signatures {
    /** Of what a stranger pushes, no more is tried; scripts have 20 keys at most. */
    private static final int MOST_ELEMENTS = 50;

    private Signatures() {}

    /** {@return valid signatures by key; in taproot by the output key} */
    static Map<ByteVector, ByteVector> valid(Verifier verifier, PsbtInput input, Spent spent) {
        var valid = new LinkedHashMap<ByteVector, ByteVector>();
        given(input, spent).forEach((key, signature) -> {
            if (verifier.isSigned(input.index(), spent, key, signature)) {
                valid.put(key, signature);
            }
        });
        return valid;
    }

    /** {@return all signatures that an input brings, good or not} */
    static Map<ByteVector, ByteVector> given(PsbtInput input, Spent spent) {
        if (spent.template() instanceof Template.TapKey(var outputKey)) {
            var given = new LinkedHashMap<ByteVector, ByteVector>();
            input.tapKeySignature().ifPresent(signature -> given.put(outputKey, signature));
            return given;
        }
        return input.partialSignatures();
    }

    /**
     * {@return the valid signatures in scripts that another wallet made final already}
     * @param spent the coin as we know it: a final input has shed its scripts
     */
    static Map<ByteVector, ByteVector> inside(Verifier verifier, PsbtInput finished, Spent spent) {
        var elements = elements(finished);
        var keys = switch (spent.template()) {
            case Template.TapKey(var outputKey) -> List.of(outputKey);
            case Template.Keys multisig -> multisig.keys();
            case Template.KeyHash hash ->
                elements.stream().filter(hash::asksFor).toList();
        };
        var found = new LinkedHashMap<ByteVector, ByteVector>();
        for (var key : keys) {
            elements.stream()
                    .filter(element -> verifier.isSigned(finished.index(), spent, key, element))
                    .findFirst()
                    .ifPresent(signature -> found.put(key, signature));
        }
        return found;
    }

    private static List<ByteVector> elements(PsbtInput finished) {
        var elements = new ArrayList<ByteVector>();
        finished.finalWitness().ifPresent(witness -> elements.addAll(witness.stack));
        finished.finalScriptSig().ifPresent(script -> elements.addAll(pushed(script)));
        return elements.subList(0, Math.min(elements.size(), MOST_ELEMENTS));
    }

    private static List<ByteVector> pushed(ByteVector script) {
        try {
            return Script.parse(script).stream()
                    .filter(OP_PUSHDATA.class::isInstance)
                    .map(element -> ((OP_PUSHDATA) element).data)
                    .toList();
        } catch (RuntimeException e) {
            return List.of();
        }
    }
}
