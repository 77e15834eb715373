package org.malipo.client;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a wallet holds, in BTC. */
public record WalletBalance(
        @Nullable String label, BigDecimal balance, BigDecimal unconfirmedBalance, BigDecimal confirmedBalance) {}
