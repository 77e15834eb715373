package org.malipo.sandbox.lightning;

/** Nothing happens any more. */
public final class NetworkClosed extends RuntimeException {
    NetworkClosed() {
        super("the network is closed", null, false, false);
    }
}
