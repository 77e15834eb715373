package org.malipo.chain;

import fr.acinq.bitcoin.TxId;

/** What came of sending a transaction. */
public sealed interface BroadcastResult {
    TxId txid();

    /** The node has it in its mempool and passes it on; without a node, peers do. */
    record Accepted(TxId txid) implements BroadcastResult {}

    /** It is in a block already, which is as good. */
    record AlreadyMined(TxId txid) implements BroadcastResult {}

    /**
     * The node refuses it.
     *
     * @param code -26 when it breaks a rule or loses against another transaction, otherwise -25, as Bitcoin Core has them
     * @param reason the node's words
     */
    record Rejected(TxId txid, int code, String reason) implements BroadcastResult {
        /** {@return whether the node only has no room for it at present} It may take it later, and so may a miner. */
        public boolean mayPass() {
            return Verdict.of(reason) == Verdict.KEEP;
        }
    }

    /** Nobody knows whether the node took it: it is kept, and offered again until that is known. */
    record Unknown(TxId txid, String reason) implements BroadcastResult {}
}
