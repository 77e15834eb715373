package org.malipo.operations.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.chain.ChainStatus;

/**
 * The answer of {@code GET /api/v1/server/info}.
 *
 * @param onion the host name in Tor, if there is one
 */
record ServerInfoData(
        String version,
        @Nullable String onion,
        List<String> supportedPaymentMethods,
        boolean fullySynched,
        List<SyncStatus> syncStatus) {
    static final String ON_CHAIN = "BTC-CHAIN";

    /**
     * How far one network has been followed.
     *
     * @param chainHeight of the best header that the node knows
     * @param syncHeight of the last block that is known here; null before the first
     */
    record SyncStatus(
            String paymentMethodId,
            @Nullable NodeInformation nodeInformation,
            int chainHeight,
            @Nullable Integer syncHeight,
            boolean available) {
        static SyncStatus of(ChainStatus status) {
            return new SyncStatus(
                    ON_CHAIN,
                    status.node() == null ? null : NodeInformation.of(status),
                    Math.max(0, status.nodeHeaders()),
                    status.height() < 0 ? null : status.height(),
                    status.isReady());
        }
    }

    /** @param verificationProgress 0 to 1 */
    record NodeInformation(int headers, int blocks, double verificationProgress) {
        static NodeInformation of(ChainStatus status) {
            int headers = Math.max(status.nodeHeaders(), status.nodeHeight());
            var progress = headers <= 0 ? 1.0 : Math.max(0, status.nodeHeight()) / (double) headers;
            return new NodeInformation(Math.max(0, headers), Math.max(0, status.nodeHeight()), progress);
        }
    }
}
