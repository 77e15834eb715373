package org.malipo.bitcoin.psbt;

import fr.acinq.bitcoin.ByteVector;
import java.util.Optional;
import org.malipo.bitcoin.CompactSize;
import org.malipo.bitcoin.InputWeight;

/** What an input weighs, or will weigh at most once it is signed, whoever's it is. */
final class InputEstimate {
    private static final int OUTPOINT_AND_SEQUENCE = 40;
    private static final int SIGNATURE = 72;
    private static final int SCHNORR_SIGNATURE = 65;
    private static final int KEY = 33;

    private InputEstimate() {}

    static Optional<InputWeight> of(PsbtInput input) {
        if (input.isFinalized()) {
            var script = input.finalScriptSig().map(ByteVector::size).orElse(0);
            var witness = input.finalWitness().map(stack -> Wire.witness(stack).length);
            return Optional.of(weight(script, witness.orElse(0)));
        }
        try {
            return Optional.of(of(Spent.of(input)));
        } catch (PsbtException e) {
            return Optional.empty();
        }
    }

    private static InputWeight of(Spent spent) {
        var redeem =
                spent.redeemScript() == null ? 0 : pushed(spent.redeemScript().size());
        var stack = switch (spent.template()) {
            case Template.TapKey _ -> sized(SCHNORR_SIGNATURE);
            case Template.KeyHash _ -> sized(SIGNATURE) + sized(KEY);
            case Template.Keys keys -> (keys.multisig() ? 1 : 0) + keys.needed() * sized(SIGNATURE);
        };
        if (spent.isLegacy()) {
            return weight(stack + redeem, 0);
        }
        var script =
                spent.witnessScript() == null ? 0 : sized(spent.witnessScript().size());
        return weight(redeem, 1 + stack + script);
    }

    private static InputWeight weight(int scriptSig, int witness) {
        return new InputWeight(4 * (OUTPOINT_AND_SEQUENCE + sized(scriptSig)) + witness, witness > 0);
    }

    private static int sized(int bytes) {
        return CompactSize.bytesOf(bytes) + bytes;
    }

    private static int pushed(int bytes) {
        return bytes + (bytes <= 75 ? 1 : bytes <= 255 ? 2 : 3);
    }
}
