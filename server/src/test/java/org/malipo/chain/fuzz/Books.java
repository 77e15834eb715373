package org.malipo.chain.fuzz;

import fr.acinq.bitcoin.ByteVector;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@link Ledger} of the present moment, made anew only when the node has changed. */
final class Books {
    private final FuzzNode node;
    private final Map<ByteVector, Ledger.Owner> owners = new HashMap<>();
    private FuzzNode.@Nullable State state;
    private @Nullable Ledger ledger;

    Books(FuzzNode node) {
        this.node = node;
    }

    void own(Slot slot, int branch, int index) {
        owners.put(slot.script(branch, index), new Ledger.Owner(slot, branch, index));
    }

    boolean isOurs(ByteVector script) {
        return owners.containsKey(script);
    }

    Ledger now() {
        var present = node.state();
        var known = ledger;
        if (known == null || !present.equals(state)) {
            known = new Ledger(node.content(), owners);
            ledger = known;
            state = present;
        }
        return known;
    }
}
