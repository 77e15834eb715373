package org.malipo.webhooks;

import java.time.Clock;
import org.malipo.outbox.ClaimWorkers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the queued deliveries. */
@Configuration(proxyBeanMethods = false)
class DeliveryWorkers {
    private static final int AT_ONCE = 1_000;

    @Bean
    ClaimWorkers<ClaimedDelivery> webhookWorkers(DeliveryClaims claims, DeliveryWork work, Clock clock) {
        return new ClaimWorkers<>("Webhook deliveries", AT_ONCE, claims, work::make, clock);
    }
}
