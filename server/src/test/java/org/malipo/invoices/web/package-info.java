/** Invoices, their sums, their states, and the API to them. */
@NullMarked
package org.malipo.invoices.web;

import org.jspecify.annotations.NullMarked;
