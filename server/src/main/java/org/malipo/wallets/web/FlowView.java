package org.malipo.wallets.web;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.money.Sats;

/** A transaction drawn: what goes in at one side and out at the other. */
public record FlowView(List<In> inputs, List<Out> outputs) {
    public FlowView {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /**
     * @param amount null where the coin is not known
     * @param place of the address in the wallet, or null where it is somebody else's
     * @param needed how many signatures it asks for; 0 where that is not told
     */
    public record In(
            String outpoint,
            @Nullable Sats amount,
            @Nullable String address,
            @Nullable String place,
            List<Tag> tags,
            boolean unconfirmed,
            int signatures,
            int needed,
            boolean isFinal) {
        public boolean isOurs() {
            return place != null;
        }
    }

    /** Whose an output is. */
    public enum Whose {
        PAYMENT,
        /** A receiving address of the wallet. */
        OWN,
        CHANGE
    }

    /**
     * @param address the script in hex where it has none
     * @param place of the address in the wallet, or null where it is somebody else's
     */
    public record Out(
            Sats amount,
            String address,
            Whose whose,
            @Nullable String place) {}

    /** {@return all that goes in, where every coin is known} */
    public Optional<Sats> total() {
        var sum = Sats.ZERO;
        for (var input : inputs) {
            if (input.amount() == null) {
                return Optional.empty();
            }
            sum = sum.plus(input.amount());
        }
        return Optional.of(sum);
    }

    /** {@return what leaves the wallet, without the fee} */
    public Sats paid() {
        return outputs.stream()
                .filter(output -> output.whose() == Whose.PAYMENT)
                .map(Out::amount)
                .reduce(Sats.ZERO, Sats::plus);
    }

    /** {@return what goes anywhere but back as change; all of it where nothing else does} */
    public Sats moved() {
        var elsewhere = outputs.stream()
                .filter(output -> output.whose() != Whose.CHANGE)
                .toList();
        return (elsewhere.isEmpty() ? outputs : elsewhere)
                .stream().map(Out::amount).reduce(Sats.ZERO, Sats::plus);
    }
}
