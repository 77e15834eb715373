package org.malipo.bitcoin.rpc;

import org.jspecify.annotations.Nullable;

/** The node could not be asked: away, busy, refusing us, or answering something that is not JSON-RPC. */
public class RpcUnavailable extends RuntimeException {
    /** What kept us from asking. */
    public enum Reason {
        /** There was no answer; the cause tells why. */
        AWAY,
        /** User or password are wrong, or our address is not allowed. */
        LOGIN,
        BUSY,
        /** What answers is no node. */
        NO_NODE,
        /** The file with the cookie or password can't be read; nobody was asked. */
        SECRET
    }

    private final Reason reason;

    public RpcUnavailable(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
