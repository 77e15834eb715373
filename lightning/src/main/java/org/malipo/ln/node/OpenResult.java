package org.malipo.ln.node;

/** What became of opening a channel. */
public enum OpenResult {
    OK,
    ALREADY_EXISTS,
    CANNOT_AFFORD_FUNDING,
    NEED_MORE_CONFIRMATIONS,
    PEER_NOT_CONNECTED
}
