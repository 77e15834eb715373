package org.malipo.bitpay;

import org.malipo.access.OpaqueId;
import org.malipo.outbox.ClaimTable;

/**
 * A message that is to be sent.
 *
 * @param host of the address; filled in by the table
 * @param extended whether it holds the event's code and name
 * @param body what is sent, to the byte
 * @param attempts how many were made
 */
record IpnMessage(
        String id,
        String storeId,
        String host,
        String invoiceId,
        long eventPosition,
        String eventName,
        boolean extended,
        String url,
        String body,
        int attempts)
        implements ClaimTable.Row {
    static IpnMessage first(
            String storeId,
            String invoiceId,
            long position,
            IpnEvent event,
            boolean extended,
            String url,
            String body) {
        return new IpnMessage(
                OpaqueId.base58(16), storeId, "", invoiceId, position, event.wireName(), extended, url, body, 0);
    }
}
