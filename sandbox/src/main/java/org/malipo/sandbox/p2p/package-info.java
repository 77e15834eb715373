/** The peer-to-peer side: a server that tells peers of blocks and transactions and takes theirs. */
@NullMarked
package org.malipo.sandbox.p2p;

import org.jspecify.annotations.NullMarked;
