/** Invoices over HTTP. */
@NullMarked
package org.malipo.invoices.web;

import org.jspecify.annotations.NullMarked;
