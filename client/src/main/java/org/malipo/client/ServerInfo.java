package org.malipo.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the server says about itself. */
public record ServerInfo(
        String version,
        @Nullable String onion,
        List<String> supportedPaymentMethods,
        boolean fullySynched,
        List<SyncStatus> syncStatus) {

    /** How far one payment method has followed its chain. */
    public record SyncStatus(
            String paymentMethodId,
            @Nullable NodeStatus nodeInformation,
            int chainHeight,
            @Nullable Integer syncHeight,
            boolean available) {}

    /** @param verificationProgress 0 to 1 */
    public record NodeStatus(int headers, int blocks, double verificationProgress) {}
}
