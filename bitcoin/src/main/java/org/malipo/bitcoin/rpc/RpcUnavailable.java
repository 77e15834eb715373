package org.malipo.bitcoin.rpc;

import org.jspecify.annotations.Nullable;

/** The node could not be asked: away, busy, refusing us, or answering something that is not JSON-RPC. */
public class RpcUnavailable extends RuntimeException {
    public RpcUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause, false, false);
    }
}
