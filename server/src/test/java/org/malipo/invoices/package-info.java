/** Invoices, their sums, their states, and the API to them. */
@NullMarked
package org.malipo.invoices;

import org.jspecify.annotations.NullMarked;
