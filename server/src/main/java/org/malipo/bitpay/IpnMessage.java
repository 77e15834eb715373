package org.malipo.bitpay;

import org.malipo.access.OpaqueId;

/**
 * A message that is to be sent.
 *
 * @param extended whether it holds the event's code and name
 * @param body what is sent, to the byte
 * @param attempts how many were made
 */
record IpnMessage(
        String id,
        String storeId,
        String invoiceId,
        long eventPosition,
        String eventName,
        boolean extended,
        String url,
        String body,
        int attempts) {
    static IpnMessage first(
            String storeId,
            String invoiceId,
            long position,
            IpnEvent event,
            boolean extended,
            String url,
            String body) {
        return new IpnMessage(
                OpaqueId.base58(16), storeId, invoiceId, position, event.wireName(), extended, url, body, 0);
    }
}
