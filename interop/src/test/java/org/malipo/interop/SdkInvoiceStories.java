package org.malipo.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.malipo.client.AnswerNotStoredException;
import org.malipo.client.ApiException;
import org.malipo.client.AuditQuery;
import org.malipo.client.Checkout;
import org.malipo.client.Invoice;
import org.malipo.client.InvoiceEvent;
import org.malipo.client.InvoiceQuery;
import org.malipo.client.InvoiceStatus;
import org.malipo.client.InvoiceType;
import org.malipo.client.NewInvoice;
import org.malipo.client.Receipt;
import org.malipo.client.ReplayRange;
import org.malipo.client.SpeedPolicy;
import org.malipo.client.StoreEvent;
import org.malipo.client.StoreSettings;
import org.malipo.client.WalletGeneration;
import org.malipo.client.WebhookCheck;
import org.malipo.client.WebhookSettings;
import org.malipo.interop.kit.Await;
import org.malipo.interop.kit.Delivered;
import org.malipo.interop.kit.Shop;

/** The Java client with invoices, and what is told of them. */
interface SdkInvoiceStories extends SdkStage {
    @Test
    default void makesOneInvoiceHoweverOftenItIsAsked() {
        var wish = NewInvoice.of("4.50", "USD")
                .orderId("once")
                .receipt(new Receipt(true, false, null))
                .checkout(Checkout.AS_THE_STORE_SAYS
                        .speed(SpeedPolicy.LOW_SPEED)
                        .expiringAfter(Duration.ofMinutes(7))
                        .paymentTolerance(new BigDecimal("1.5")));
        var keyed = malipo().keyed("order-once").invoices(store());

        var invoice = keyed.create(wish);

        assertThat(keyed.create(wish)).isEqualTo(invoice);
        assertThat(malipo().invoices(store()).list(InvoiceQuery.ALL.orderId("once")))
                .hasSize(1);
        assertThat(invoice.type()).isEqualTo(InvoiceType.STANDARD);
        assertThat(invoice.orderId()).isEqualTo("once");
        assertThat(invoice.checkout().speedPolicy()).isEqualTo(SpeedPolicy.LOW_SPEED);
        assertThat(invoice.checkout().expirationMinutes()).isEqualByComparingTo("7");
        assertThat(invoice.checkout().paymentTolerance()).isEqualByComparingTo("1.5");
        assertThat(catchThrowableOfType(ApiException.class, () -> keyed.create(wish.orderId("other")))
                        .code())
                .isEqualTo("idempotency-key-reused");
    }

    @Test
    default void changesInvoicesByTheirIdAlone() {
        var invoice = malipo().invoices(store()).create(NewInvoice.ofAnyAmount("USD"));
        var byId = malipo().invoices();

        assertThat(byId.getWithPaymentMethods(invoice.id()).paymentMethods()).hasSize(1);
        assertThat(byId.paymentMethods(invoice.id(), true, true)).hasSize(1);
        assertThat(byId.updateMetadata(invoice.id(), Map.of("orderId", "7")).orderId())
                .isEqualTo("7");
        assertThat(byId.mark(invoice.id(), InvoiceStatus.INVALID).status()).isEqualTo(InvoiceStatus.INVALID);
        byId.archive(invoice.id());
        assertThat(byId.get(invoice.id()).archived()).isTrue();
        assertThat(byId.unarchive(invoice.id()).archived()).isFalse();
    }

    @Test
    default void readsLongListsToTheirEnd() {
        var shop = malipo().stores().create(StoreSettings.named("Many").defaultCurrency("KES"));
        malipo().wallet(shop.id(), Shop.METHOD).generate(WalletGeneration.HOT_SEGWIT);
        var invoices = malipo().invoices(shop.id());
        var made = IntStream.range(0, 7)
                .mapToObj(i -> invoices.create(NewInvoice.of("1", "USD").orderId("n" + i))
                        .id())
                .toList();

        var first = invoices.page(InvoiceQuery.ALL, 3, null);
        var second = invoices.page(InvoiceQuery.ALL, 3, first.next());
        var third = invoices.page(InvoiceQuery.ALL, 3, second.next());

        assertThat(third.next()).isNull();
        assertThat(third.elements()).extracting(Invoice::id).containsExactly(made.getFirst());
        assertThat(invoices.stream(InvoiceQuery.ALL.from(Instant.now().minusSeconds(600))))
                .extracting(Invoice::id)
                .containsExactlyElementsOf(made.reversed());
        assertThat(malipo().events(shop.id()).only("InvoiceCreated").stream(0))
                .extracting(event -> ((InvoiceEvent) event).invoiceId())
                .containsExactlyElementsOf(made);
        assertThat(malipo().audit(shop.id()).stream(AuditQuery.ALL.action("store")))
                .isNotEmpty();
    }

    @Test
    default void followsAPaymentLive() {
        var invoice = malipo().invoices(store())
                .create(NewInvoice.of("2.00", "USD")
                        .checkout(Checkout.AS_THE_STORE_SAYS.speed(SpeedPolicy.MEDIUM_SPEED)));
        var before = malipo().events(store()).list(0, 1).getFirst().position().orElseThrow();
        try (var tail = malipo().events(store()).follow(before)) {
            stage().payer().pay(stage().shop().address(invoice), stage().shop().dueSats(invoice));
            var seen = await(tail, invoice, InvoiceEvent.ReceivedPayment.class);
            assertThat(seen.payment().value())
                    .isEqualByComparingTo(stage().shop().chain(invoice).amount());
            stage().node().mine(1);
            assertThat(await(tail, invoice, InvoiceEvent.Settled.class).overPaid())
                    .isFalse();
            assertThat(tail.position()).isGreaterThan(before);
        }
    }

    private static <T extends InvoiceEvent> T await(Iterator<StoreEvent> tail, Invoice invoice, Class<T> kind) {
        while (true) {
            var event = tail.next();
            if (kind.isInstance(event) && kind.cast(event).invoiceId().equals(invoice.id())) {
                return kind.cast(event);
            }
        }
    }

    @Test
    default void keepsAWebhookInOrder() throws Exception {
        var webhooks = malipo().webhooks(store());
        try (var receiver = new Delivered()) {
            var webhook = webhooks.create(WebhookSettings.everything(receiver.url()));
            var secret = Objects.requireNonNull(webhook.secret());
            var rotated = webhooks.rotateSecret(webhook.id(), Duration.ofHours(2));

            var deliveryId = webhooks.test(webhook.id(), "InvoiceSettled");
            var body = receiver.body();
            var call = WebhookCheck.with(secret).read(name -> receiver.signature(), body);
            assertThat(call.deliveryId()).isEqualTo(deliveryId);
            assertThat(call.event()).isInstanceOf(InvoiceEvent.Settled.class);
            assertThat(WebhookCheck.with(rotated.secret()).isGenuine(receiver.signature(), body))
                    .isTrue();

            webhooks.forgetPreviousSecret(webhook.id());
            assertThat(webhooks.state(webhook.id()).previousSecretUntil()).isNull();
            assertThat(webhooks.resume(webhook.id()).pausedAt()).isNull();
            malipo().invoices(store()).create(NewInvoice.of("1", "USD"));
            var delivery = Await.until(
                            "a delivery",
                            () -> malipo().webhooks().deliveries(webhook.id(), 10),
                            deliveries -> !deliveries.isEmpty())
                    .getFirst();
            assertThat(malipo().webhooks().delivery(webhook.id(), delivery.id()).id())
                    .isEqualTo(delivery.id());
            assertThat(webhooks.deliveryBody(webhook.id(), delivery.id())).contains(delivery.id());
            assertThat(webhooks.redeliver(webhook.id(), delivery.id())).isNotEqualTo(delivery.id());
            var replay = webhooks.replay(webhook.id(), ReplayRange.between(1, 2));
            assertThat(webhooks.replay(webhook.id(), replay.id()).throughPosition())
                    .isEqualTo(2);
            assertThat(webhooks.replays(webhook.id())).hasSize(1);
            webhooks.delete(webhook.id());
        }
    }

    @Test
    default void saysWhatExistsWhenASecretWasLost() {
        var keyed = malipo().keyed("hook-once").webhooks(store());
        var settings = WebhookSettings.everything(stage().receiver().url());
        var made = keyed.create(settings);

        var refusal = catchThrowableOfType(AnswerNotStoredException.class, () -> keyed.create(settings));

        assertThat(refusal.made().path("id").asString()).isEqualTo(made.id());
        malipo().webhooks().delete(made.id());
    }
}
