package org.malipo.bitcoin.psbt;

import java.util.List;
import java.util.Optional;

/** Which lock time the inputs of version 2 agree on (BIP 370, "Determining Lock Time"). */
final class LockTimeChoice {
    private LockTimeChoice() {}

    static long of(PsbtMap global, List<PsbtMap> inputs) throws PsbtException {
        var demanding = inputs.stream()
                .filter(input -> input.has(Field.TIME_LOCKTIME) || input.has(Field.HEIGHT_LOCKTIME))
                .toList();
        if (demanding.isEmpty()) {
            return global.get(Field.FALLBACK_LOCKTIME).map(Wire::uint32).orElse(0L);
        }
        return latest(demanding, Field.HEIGHT_LOCKTIME)
                .or(() -> latest(demanding, Field.TIME_LOCKTIME))
                .orElseThrow(
                        () -> new PsbtException("The inputs of the PSBT demand lock times that exclude each other"));
    }

    /** {@return the latest of one kind if all inputs that demand any take this kind} */
    private static Optional<Long> latest(List<PsbtMap> inputs, Field kind) {
        return inputs.stream().allMatch(input -> input.has(kind))
                ? inputs.stream()
                        .map(input -> Wire.uint32(input.get(kind).orElseThrow()))
                        .max(Long::compare)
                : Optional.empty();
    }
}
