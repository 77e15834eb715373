package org.malipo.wallets.sending;

/** What came of offering a send to the node. */
public sealed interface Offered {
    Send send();

    /** The node has it. */
    record OnItsWay(Send send) implements Offered {}

    /**
     * The node does not take it; the coins are free again.
     *
     * @param reason the node's words
     */
    record Refused(Send send, String reason) implements Offered {}

    /** Nobody knows whether the node has it. It is kept and offered again, and nothing else takes its coins. */
    record Unknown(Send send, String reason) implements Offered {}
}
