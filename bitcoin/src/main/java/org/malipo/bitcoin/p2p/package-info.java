/**
 * The protocol that Bitcoin nodes speak to each other: messages, their bytes, and a client's connection to one node. The
 * codec works in both directions, so that a node can be built on it as well.
 */
@NullMarked
package org.malipo.bitcoin.p2p;

import org.jspecify.annotations.NullMarked;
