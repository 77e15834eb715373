package org.malipo.wallets.web;

import org.jspecify.annotations.Nullable;
import org.malipo.wallets.setup.Refusal;

/**
 * The place to read an account key from a connected device.
 *
 * @param action where the key goes
 * @param back where whoever wants another way goes
 * @param keyPath from the root key, where only one will do; else empty
 * @param coin second step of the usual paths
 * @param error why what came of it was not taken, or null
 */
public record DeviceKeyView(
        String action,
        String back,
        String keyPath,
        int coin,
        @Nullable Refusal error) {}
