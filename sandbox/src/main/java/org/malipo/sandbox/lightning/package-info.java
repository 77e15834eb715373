/**
 * A Lightning network of a few nodes in this process: channels, invoices and payments that move real balances of
 * worthless money. Payment requests and their signatures are genuine; there is no wire protocol between the nodes.
 */
@NullMarked
package org.malipo.sandbox.lightning;

import org.jspecify.annotations.NullMarked;
