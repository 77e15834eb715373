package org.malipo.sandbox.lightning;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.Crypto;
import java.util.List;

/** The nodes and the channels that a new network has. */
record Topology(List<String> nodes, List<Channel.Terms> channels) {
    /** A payer has a channel with a store, too small for all it has, and another way through a hub that takes fees. */
    static final Topology USUAL = new Topology(
            List.of("store", "payer", "hub"),
            List.of(
                    channel(0, "payer", "store", 20_000_000, 4_000_000),
                    channel(1, "payer", "hub", 100_000_000, 20_000_000),
                    channel(2, "hub", "store", 100_000_000, 20_000_000)));

    Topology {
        nodes = List.copyOf(nodes);
        channels = List.copyOf(channels);
    }

    static Channel.Terms channel(int id, String opener, String peer, long capacitySat, long pushSat) {
        var nowhere = new ByteVector(Crypto.sha256(new byte[] {(byte) id})).toHex();
        return new Channel.Terms(id, opener, peer, capacitySat, pushSat, false, nowhere, 0, 0, 0);
    }
}
