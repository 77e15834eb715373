package org.malipo.client;

import java.math.BigDecimal;

/** What a wallet holds, in bitcoin. */
public record WalletBalance(BigDecimal balance, BigDecimal unconfirmedBalance, BigDecimal confirmedBalance) {}
