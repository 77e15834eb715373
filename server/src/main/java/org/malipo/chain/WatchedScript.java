package org.malipo.chain;

import fr.acinq.bitcoin.ByteVector;

/**
 * An output script whose payments matter to a group.
 *
 * @param branch 0 for addresses given out, 1 for change
 * @param index of the address in its branch
 */
public record WatchedScript(int branch, int index, ByteVector script) {
    public WatchedScript(int branch, int index, byte[] script) {
        this(branch, index, new ByteVector(script));
    }
}
