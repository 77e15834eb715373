/** Transactions of wallets of several signers, from the first signature to the last: who has signed, and what becomes of them. */
@NullMarked
package org.malipo.wallets.pending;

import org.jspecify.annotations.NullMarked;
