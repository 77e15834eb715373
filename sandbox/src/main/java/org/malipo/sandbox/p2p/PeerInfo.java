package org.malipo.sandbox.p2p;

import org.malipo.bitcoin.p2p.Message;

/** One connected peer. Times are unix seconds. */
public record PeerInfo(
        long id, String address, String localAddress, Message.Version version, long connectedAt, Traffic traffic) {
    /** What went over the connection so far. */
    public record Traffic(long bytesSent, long bytesReceived, long lastSend, long lastReceive) {}
}
