package org.malipo.client;

/**
 * A channel of a Lightning node.
 *
 * @param capacity in millisatoshis, as is the local balance
 * @param channelPoint the output that holds its money, {@code txid-n}
 */
public record LightningChannel(
        String remoteNode, boolean isPublic, boolean isActive, long capacity, long localBalance, String channelPoint) {}
