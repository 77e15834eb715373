package org.malipo.client;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * The course of what a wallet held, in BTC.
 *
 * @param series oldest first
 * @param labels the times to them
 * @param balance what could be spent now
 */
public record BalanceHistory(BalanceSpan type, BigDecimal balance, List<BigDecimal> series, List<Instant> labels) {}
