/** Labels of transactions, addresses and coins, as wallets hand them to each other (BIP 329). */
@NullMarked
package org.malipo.bitcoin.labels;

import org.jspecify.annotations.NullMarked;
