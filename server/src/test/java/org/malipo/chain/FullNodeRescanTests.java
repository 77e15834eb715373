package org.malipo.chain;

/** Finding the past by a node that keeps compact filters. */
@ChainTest
class FullNodeRescanTests extends RescanContract {
    @Override
    ChainSource source() {
        return network.fullNode();
    }
}
