/** Pull payments, payouts and refunds over the API and on pages. */
@NullMarked
package org.malipo.payouts.web;

import org.jspecify.annotations.NullMarked;
