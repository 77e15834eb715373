/** Compact block filters (BIP 158) and the chain of their headers (BIP 157): what a light client asks peers for. */
@NullMarked
package org.malipo.bitcoin.filters;

import org.jspecify.annotations.NullMarked;
