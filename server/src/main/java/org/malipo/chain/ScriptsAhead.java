package org.malipo.chain;

import org.malipo.bitcoin.Network;

/** Has further scripts watched while the past is searched, as those who know how a group's scripts come about can. */
public interface ScriptsAhead {
    /**
     * Returns when, on each branch of the group, so many scripts are watched behind the last one that was paid. Groups of
     * others are left alone.
     */
    void watchAhead(Network network, String group, int gap);
}
