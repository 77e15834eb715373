package org.malipo.wallets.web;

import org.jspecify.annotations.Nullable;
import org.malipo.wallets.setup.Refusal;

/**
 * Settings of a wallet.
 *
 * @param scheme what it derives from, which stays as it is
 * @param refusal why the label was not taken, or null
 * @param saved whether they were kept just now
 */
public record SettingsView(
        String path,
        String network,
        String scheme,
        SettingsForm form,
        @Nullable Refusal refusal,
        boolean saved) {}
