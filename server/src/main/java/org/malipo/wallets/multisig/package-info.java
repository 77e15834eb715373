/** Wallets of several signers in the making: who is asked for a key, what came in, what becomes of it. */
@NullMarked
package org.malipo.wallets.multisig;

import org.jspecify.annotations.NullMarked;
