/** Partially signed transactions: BIP 174, version 2 of BIP 370, taproot of BIP 371. */
@NullMarked
package org.malipo.bitcoin.psbt;

import org.jspecify.annotations.NullMarked;
