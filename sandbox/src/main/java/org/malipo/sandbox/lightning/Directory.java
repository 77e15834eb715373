package org.malipo.sandbox.lightning;

import org.jspecify.annotations.Nullable;

/** Finds the nodes of the network. */
interface Directory {
    /** @param key in hex */
    @Nullable
    SimulatedNode byKey(String key);

    @Nullable
    SimulatedNode byName(String name);
}
