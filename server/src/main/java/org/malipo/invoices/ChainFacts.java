package org.malipo.invoices;

/** What the events of {@code chain} about blocks say, as their JSON has it. */
final class ChainFacts {
    private ChainFacts() {}

    /** The body of {@code chain.block}. */
    record BlockConnected(String network, int height) {}

    /** The body of {@code chain.disconnected}. */
    record BlocksDisconnected(String network, int forkHeight) {}
}
