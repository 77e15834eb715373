package org.malipo.wallets;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import org.malipo.chain.Chain;
import org.malipo.wallets.WalletHistogram.Point;
import org.springframework.stereotype.Component;

/** Follows balances back from what they are now, so that only what came and went since then is read. */
@Component
public class WalletHistograms {
    private static final int POINTS = 30;

    private final Chain chain;
    private final Clock clock;

    WalletHistograms(Chain chain, Clock clock) {
        this.chain = chain;
        this.clock = clock;
    }

    public WalletHistogram of(StoreWallet wallet, BalanceSpan span) {
        var now = clock.instant();
        var step = Duration.ofSeconds(span.before(now).toSeconds() / (POINTS - 1));
        var since = now.minus(step.multipliedBy(POINTS - 1));
        var changes = chain.changes(wallet.network(), wallet.group(), since, step);
        var held = chain.balance(wallet.network(), wallet.group());
        var points = new ArrayList<Point>();
        points.add(new Point(now, held.available()));
        var balance = held.total();
        for (int at = POINTS - 2; at >= 0; at--) {
            var change = changes.get(at);
            balance = change == null ? balance : balance.minus(change);
            points.addFirst(new Point(since.plus(step.multipliedBy(at)), balance));
        }
        return new WalletHistogram(span, points);
    }
}
