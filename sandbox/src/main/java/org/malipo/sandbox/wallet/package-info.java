/**
 * The node's own wallet: keys from one seed, coins found by following chain and mempool, payments. For tests and
 * demonstrations; its coins have no value.
 */
@NullMarked
package org.malipo.sandbox.wallet;

import org.jspecify.annotations.NullMarked;
