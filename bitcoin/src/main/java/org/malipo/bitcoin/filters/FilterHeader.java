package org.malipo.bitcoin.filters;

import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.Crypto;

/**
 * A link in the chain of filter headers (BIP 157): commits to the filter of one block and of all before it, so that two
 * peers that agree on the last one agree on all filters.
 */
public record FilterHeader(ByteVector32 value) {
    /** What stands before the genesis block's. */
    public static final FilterHeader BEFORE_GENESIS = new FilterHeader(ByteVector32.Zeroes);

    /** {@return the header of the next block, whose filter has this hash} */
    public FilterHeader next(ByteVector32 filterHash) {
        return new FilterHeader(
                new ByteVector32(Crypto.hash256(filterHash.plus(value).toByteArray())));
    }
}
