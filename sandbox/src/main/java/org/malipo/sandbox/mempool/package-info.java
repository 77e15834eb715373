/**
 * Transactions that wait for a block: which are let in, which replace others, and how blocks change the pool. The
 * node's lock guards it.
 */
@NullMarked
package org.malipo.sandbox.mempool;

import org.jspecify.annotations.NullMarked;
