/** A client for the JSON-RPC interface of Bitcoin Core, Knots, btcd and others alike. */
@NullMarked
package org.malipo.bitcoin.rpc;

import org.jspecify.annotations.NullMarked;
