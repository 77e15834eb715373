/** Which unspent outputs pay: coin selection. */
@NullMarked
package org.malipo.bitcoin.coins;

import org.jspecify.annotations.NullMarked;
