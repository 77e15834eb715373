package org.malipo.bitcoin.p2p;

import java.io.IOException;

/** What the other side sent is not the protocol. The connection can't go on; nothing else is harmed. */
public class ProtocolException extends IOException {
    public ProtocolException(String message) {
        super(message);
    }

    public ProtocolException(String message, Throwable cause) {
        super(message, cause);
    }
}
