package org.malipo.access;

import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** How often an address may try e-mail and password with a request. */
@Component
class BasicLimit {
    /** Programs that set up a shop make an account and use it at once. */
    private static final Duration YOUNG = Duration.ofMinutes(5);

    private final RateLimits limits;
    private final AccountTable accounts;
    private final Clock clock;

    BasicLimit(RateLimits limits, AccountTable accounts, Clock clock) {
        this.limits = limits;
        this.accounts = accounts;
        this.clock = clock;
    }

    boolean lets(String email, String address) {
        return isYoung(email) || limits.tryTake(RateLimits.Zone.LOGIN, address).isEmpty();
    }

    private boolean isYoung(String email) {
        var since = clock.instant().minus(YOUNG);
        return accounts.findByEmail(email)
                .filter(entry -> entry.account().createdAt().isAfter(since))
                .isPresent();
    }
}
