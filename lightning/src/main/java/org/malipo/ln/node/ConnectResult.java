package org.malipo.ln.node;

/** What became of connecting to a peer. */
public enum ConnectResult {
    OK,
    COULD_NOT_CONNECT
}
