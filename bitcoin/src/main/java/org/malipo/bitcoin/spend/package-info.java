/** Transactions that spend: outputs, change, fees, and raising the fee of what is unconfirmed. */
@NullMarked
package org.malipo.bitcoin.spend;

import org.jspecify.annotations.NullMarked;
