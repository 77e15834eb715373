package org.malipo.wallets.web;

import java.time.Instant;
import java.util.List;
import org.malipo.money.Sats;

/**
 * A coin that may be chosen.
 *
 * @param usable whether it can be spent now: ripe, and not in another transaction
 */
public record CoinView(
        String outpoint,
        Sats amount,
        String address,
        Instant seenAt,
        int confirmations,
        boolean usable,
        List<Tag> tags,
        boolean checked) {}
