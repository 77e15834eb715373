/**
 * Blocks and coins: the block file, the tree of blocks, the rules, the set of unspent outputs, and the chain state that
 * ties them together. Nothing here
 * is safe for several threads; the node's lock guards it.
 */
@NullMarked
package org.malipo.sandbox.chain;

import org.jspecify.annotations.NullMarked;
