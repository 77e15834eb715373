/** Pull payments, payouts, refunds. */
@NullMarked
package org.malipo.payouts;

import org.jspecify.annotations.NullMarked;
