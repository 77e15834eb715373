package org.malipo.bitpay;

import java.time.Clock;
import org.malipo.outbox.ClaimWorkers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sends the queued messages. */
@Configuration(proxyBeanMethods = false)
class IpnWorkers {
    private static final int AT_ONCE = 200;

    @Bean
    ClaimWorkers<IpnMessage> shopMessageWorkers(IpnQueue queue, IpnAttempt attempt, Clock clock) {
        return new ClaimWorkers<>("Messages to shops", AT_ONCE, queue, attempt::make, clock);
    }
}
