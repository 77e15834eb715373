package org.malipo.invoices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.malipo.stores.SpeedPolicy;
import org.malipo.stores.Store;
import org.malipo.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** An invoice that the chain pays, from its events to what a merchant sees. A bitcoin costs 50,000 USD. */
abstract class PaymentCase {
    static final long HUNDRED_USD = 200_000;

    @Autowired
    PretendedChain chain;

    @Autowired
    Shop shop;

    @Autowired
    Invoices invoices;

    @Autowired
    InvoiceFollower follower;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TestClock clock;

    @BeforeEach
    void begin() {
        chain.begin();
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    static String timestamp(String payload) {
        return payload.replaceAll(".*\"timestamp\":(\\d+).*", "$1");
    }

    Store storeNow(Store store) {
        return shop.change(store.id(), terms -> terms);
    }

    void expire() {
        clock.tick(Duration.ofMinutes(16));
        chain.settleDown();
    }

    /** The chain's status is read anew each half second. */
    void awaitFreshStatus() {
        await().pollDelay(Duration.ofMillis(600)).atMost(Duration.ofSeconds(5)).until(() -> true);
    }

    static NewInvoice.Checkout speed(SpeedPolicy policy) {
        return new NewInvoice.Checkout(policy, null, null, null, null, null, null, null, null, null);
    }

    static NewInvoice.Checkout tolerance(String percent) {
        return new NewInvoice.Checkout(null, null, null, null, null, null, new BigDecimal(percent), null, null, null);
    }

    PaymentView payment(InvoiceView invoice) {
        return prompt(shop.look(invoice)).payments().getFirst();
    }

    static PromptView prompt(InvoiceView invoice) {
        return invoice.prompts().getFirst();
    }

    void assertState(InvoiceView invoice, InvoiceStatus status, AdditionalStatus additional) {
        var now = shop.look(invoice);
        assertThat(List.of(now.status(), now.additionalStatus())).isEqualTo(List.of(status, additional));
    }
}
