package org.malipo.wallets;

import java.time.Instant;
import java.util.List;
import org.malipo.money.Sats;

/**
 * The course of a wallet's balance.
 *
 * @param points at equal distances; the last one is now, and what could be spent now
 */
public record WalletHistogram(BalanceSpan span, List<Point> points) {
    /** What the wallet held at a time. */
    public record Point(Instant at, Sats balance) {}
}
