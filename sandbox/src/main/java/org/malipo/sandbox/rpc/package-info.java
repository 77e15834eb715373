/**
 * JSON-RPC over HTTP, with the names, shapes and error codes of Bitcoin Core. Calls run one at a time, under the node's
 * lock.
 */
@NullMarked
package org.malipo.sandbox.rpc;

import org.jspecify.annotations.NullMarked;
