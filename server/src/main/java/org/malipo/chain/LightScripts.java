package org.malipo.chain;

import fr.acinq.bitcoin.Transaction;
import java.time.Instant;
import java.util.Iterator;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.light.PackedScripts;
import org.malipo.bitcoin.light.SpentScripts;

/**
 * What the filters of blocks are matched with, all at once: the watched scripts, those of coins that are watched no more
 * but not spent yet, and those that our unconfirmed transactions spend from, as far as they show, so that a block that
 * spends the same coins elsewhere is looked at. One thread.
 */
final class LightScripts implements Iterable<byte[]> {
    private static final int PAGE = 50_000;

    private final Network network;
    private final ChainParts parts;
    private final PackedScripts watched = new PackedScripts();
    private PackedScripts spentByLoose = new PackedScripts();
    private long lastId;

    LightScripts(Network network, ChainParts parts) {
        this.network = network;
        this.parts = parts;
    }

    /** Reads what is not read by {@link #refresh}; called once, before anything is matched. */
    void load() {
        parts.watch().scriptsOfOpenCoins(network, script -> watched.add(script));
        loosened();
    }

    /** Reads the scripts that were added since the last call, by whichever process. */
    void refresh() {
        var last = parts.watch().lastId(network);
        while (lastId < last) {
            var until = Math.min(lastId + PAGE, last);
            parts.watch().scripts(network, lastId, until).forEach(watched::add);
            lastId = until;
        }
    }

    /** Which of our transactions are in no block has changed. */
    void loosened() {
        spentByLoose = new PackedScripts();
        parts.transactions()
                .loose(network, TransactionState.UNCONFIRMED, Instant.EPOCH)
                .forEach(this::arrived);
    }

    /** One more is in no block. */
    void arrived(Transaction tx) {
        tx.txIn.forEach(input -> SpentScripts.of(input).ifPresent(spentByLoose::add));
    }

    @Override
    public Iterator<byte[]> iterator() {
        var first = watched.iterator();
        var second = spentByLoose.iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return first.hasNext() || second.hasNext();
            }

            @Override
            public byte[] next() {
                return first.hasNext() ? first.next() : second.next();
            }
        };
    }
}
