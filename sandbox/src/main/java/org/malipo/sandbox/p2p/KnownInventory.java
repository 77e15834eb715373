package org.malipo.sandbox.p2p;

import fr.acinq.bitcoin.ByteVector32;
import java.util.LinkedHashMap;
import java.util.Map;

/** The last hashes that a peer is known to have, so that it is not told what it told us. */
final class KnownInventory {
    private static final int KEPT = 5_000;

    private final Map<ByteVector32, Boolean> hashes = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteVector32, Boolean> eldest) {
            return size() > KEPT;
        }
    };

    /** {@return whether it was new} */
    synchronized boolean add(ByteVector32 hash) {
        return hashes.put(hash, Boolean.TRUE) == null;
    }

    synchronized boolean contains(ByteVector32 hash) {
        return hashes.containsKey(hash);
    }
}
