package org.malipo.client;

import org.jspecify.annotations.Nullable;

/** What a Lightning node has; null where it does not tell. */
public record LightningBalance(
        @Nullable OnChain onchain, @Nullable OffChain offchain) {
    /** In satoshis. */
    public record OnChain(
            @Nullable Long confirmed,
            @Nullable Long unconfirmed,
            @Nullable Long reserved) {}

    /**
     * In millisatoshis.
     *
     * @param local what can be sent
     * @param remote what can be received
     */
    public record OffChain(
            @Nullable Long opening,
            @Nullable Long local,
            @Nullable Long remote,
            @Nullable Long closing) {}
}
