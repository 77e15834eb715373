package org.malipo.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.malipo.client.AddressType;
import org.malipo.client.AnswerNotStoredException;
import org.malipo.client.ApiException;
import org.malipo.client.AuditQuery;
import org.malipo.client.Checkout;
import org.malipo.client.Credentials;
import org.malipo.client.EmailChange;
import org.malipo.client.InvalidRequestException;
import org.malipo.client.Invoice;
import org.malipo.client.InvoiceEvent;
import org.malipo.client.InvoiceQuery;
import org.malipo.client.InvoiceStatus;
import org.malipo.client.InvoiceType;
import org.malipo.client.MalipoClient;
import org.malipo.client.MissingPermissionException;
import org.malipo.client.NewInvoice;
import org.malipo.client.NewUser;
import org.malipo.client.NotificationQuery;
import org.malipo.client.RateConfiguration;
import org.malipo.client.Receipt;
import org.malipo.client.ReplayRange;
import org.malipo.client.Retries;
import org.malipo.client.SpeedPolicy;
import org.malipo.client.StoreEvent;
import org.malipo.client.StoreSettings;
import org.malipo.client.Upload;
import org.malipo.client.WalletGeneration;
import org.malipo.client.WebhookCheck;
import org.malipo.client.WebhookSettings;
import org.malipo.interop.kit.Await;
import org.malipo.interop.kit.Delivered;
import org.malipo.interop.kit.Shop;
import org.malipo.interop.kit.Stage;
import org.malipo.interop.node.SandboxNode;

/** The Java client against a server: what each of its parts does there. */
@Tag("story")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@NullUnmarked // fields are set before all tests
class SdkStoryTests {
    private static final byte[] PIXEL = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private Stage stage;
    private MalipoClient malipo;
    private String store;

    @BeforeAll
    void open() {
        stage = new Stage(SdkStoryTests.class, SandboxNode::new);
        malipo = stage.shop().client().retries(Retries.DEFAULT);
        store = stage.shop().storeId();
    }

    @AfterAll
    void close() {
        stage.close();
    }

    @Test
    void makesOneInvoiceHoweverOftenItIsAsked() {
        var wish = NewInvoice.of("4.50", "USD")
                .orderId("once")
                .receipt(new Receipt(true, false, null))
                .checkout(Checkout.AS_THE_STORE_SAYS
                        .speed(SpeedPolicy.LOW_SPEED)
                        .expiringAfter(Duration.ofMinutes(7))
                        .paymentTolerance(new BigDecimal("1.5")));
        var keyed = malipo.keyed("order-once").invoices(store);

        var invoice = keyed.create(wish);

        assertThat(keyed.create(wish)).isEqualTo(invoice);
        assertThat(malipo.invoices(store).list(InvoiceQuery.ALL.orderId("once")))
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
    void changesInvoicesByTheirIdAlone() {
        var invoice = malipo.invoices(store).create(NewInvoice.ofAnyAmount("USD"));
        var byId = malipo.invoices();

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
    void readsLongListsToTheirEnd() {
        var shop = malipo.stores().create(StoreSettings.named("Many").defaultCurrency("KES"));
        malipo.wallet(shop.id(), Shop.METHOD).generate(WalletGeneration.HOT_SEGWIT);
        var invoices = malipo.invoices(shop.id());
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
        assertThat(malipo.events(shop.id()).only("InvoiceCreated").stream(0))
                .extracting(event -> ((InvoiceEvent) event).invoiceId())
                .containsExactlyElementsOf(made);
        assertThat(malipo.audit(shop.id()).stream(AuditQuery.ALL.action("store")))
                .isNotEmpty();
    }

    @Test
    void followsAPaymentLive() {
        var invoice = malipo.invoices(store)
                .create(NewInvoice.of("2.00", "USD")
                        .checkout(Checkout.AS_THE_STORE_SAYS.speed(SpeedPolicy.MEDIUM_SPEED)));
        var before = malipo.events(store).list(0, 1).getFirst().position().orElseThrow();
        try (var tail = malipo.events(store).follow(before)) {
            stage.payer().pay(stage.shop().address(invoice), stage.shop().dueSats(invoice));
            var seen = await(tail, invoice, InvoiceEvent.ReceivedPayment.class);
            assertThat(seen.payment().value())
                    .isEqualByComparingTo(stage.shop().chain(invoice).amount());
            stage.node().mine(1);
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
    void keepsAWebhookInOrder() throws Exception {
        var webhooks = malipo.webhooks(store);
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
            malipo.invoices(store).create(NewInvoice.of("1", "USD"));
            var delivery = Await.until(
                            "a delivery",
                            () -> malipo.webhooks().deliveries(webhook.id(), 10),
                            deliveries -> !deliveries.isEmpty())
                    .getFirst();
            assertThat(malipo.webhooks().delivery(webhook.id(), delivery.id()).id())
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
    void saysWhatExistsWhenASecretWasLost() {
        var keyed = malipo.keyed("hook-once").webhooks(store);
        var settings = WebhookSettings.everything(stage.receiver().url());
        var made = keyed.create(settings);

        var refusal = catchThrowableOfType(AnswerNotStoredException.class, () -> keyed.create(settings));

        assertThat(refusal.made().path("id").asString()).isEqualTo(made.id());
        malipo.webhooks().delete(made.id());
    }

    @Test
    void looksIntoAWallet() {
        var wallet = malipo.wallet(store, Shop.METHOD);

        assertThat(wallet.balance().balance()).isNotNegative();
        assertThat(wallet.newAddress().address()).startsWith("bcrt1");
        assertThat(wallet.address().paymentLink()).startsWith("bitcoin:");
        assertThat(wallet.feeRate(3)).isPositive();
        assertThat(wallet.feeRate()).isPositive();
        assertThat(wallet.preview(0, 2)).hasSize(2);
        var config =
                malipo.paymentMethods(store).getWithConfig(Shop.METHOD).wallet().orElseThrow();
        assertThat(config.isHotWallet()).isTrue();
        assertThat(wallet.previewOf(config.accountDerivation(), 0, 2)).isEqualTo(wallet.preview(0, 2));
        assertThat(wallet.transactions())
                .allSatisfy(one ->
                        assertThat(wallet.transaction(one.transactionHash())).isNotNull());
        assertThat(wallet.utxos()).allSatisfy(coin -> assertThat(coin.amount()).isPositive());
        wallet.giveBackAddress();
    }

    @Test
    void setsUpAStore() {
        var made = malipo.stores().create(StoreSettings.named("Second").speedPolicy(SpeedPolicy.HIGH_SPEED));
        var words = malipo.wallet(made.id(), Shop.METHOD)
                .generate(new WalletGeneration(false, AddressType.TAPROOT, 12, null, null, null, null, null))
                .mnemonic();
        assertThat(words).isNotNull();
        assertThat(malipo.paymentMethods(made.id()).enable(Shop.METHOD, false).enabled())
                .isFalse();
        assertThat(malipo.paymentMethods(made.id()).list(true, false)).isEmpty();

        assertThat(malipo.stores()
                        .setLogo(made.id(), Upload.of("logo.png", PIXEL))
                        .logoUrl())
                .isNotNull();
        malipo.stores().removeLogo(made.id());
        var changed = malipo.stores().update(made.id(), StoreSettings.none().defaultCurrency("KES"));
        assertThat(changed.logoUrl()).isNull();
        assertThat(changed.speedPolicy()).isEqualTo(SpeedPolicy.HIGH_SPEED);
        assertThat(changed.more()).as("members that the client does not know").isEmpty();
        assertThat(malipo.stores().roles(made.id())).isNotEmpty();

        var script = RateConfiguration.script("X_X = 50000;").spread(new BigDecimal("2"));
        assertThat(malipo.rates(made.id()).preview(script, "BTC_USD").getFirst().rate())
                .isNotNull();
        assertThat(malipo.rates(made.id()).configure(script).isCustomScript()).isTrue();
        assertThat(malipo.rates(made.id()).configuration().spread()).isEqualByComparingTo("2");
        assertThat(malipo.rates(made.id()).list("BTC_KES").getFirst().rate()).isNotNull();
        assertThat(malipo.rates(made.id()).configureFallback(script))
                .isEqualTo(malipo.rates(made.id()).fallback());
        assertThat(malipo.email(made.id())
                        .change(EmailChange.of("a@example.com", "mail.example.com", 25))
                        .server())
                .isEqualTo("mail.example.com");
        assertThat(malipo.email(made.id()).settings().passwordSet()).isFalse();
    }

    @Test
    void administers() throws IOException {
        assertThat(malipo.status().info().version()).isNotBlank();
        assertThat(malipo.administration().roles()).isNotEmpty();
        assertThat(malipo.administration().email().enableStoresToUseServerEmailSettings())
                .isNotNull();
        assertThat(malipo.administration().audit().stream(AuditQuery.ALL.since(Instant.EPOCH)))
                .isNotEmpty();
        try (var csv = malipo.administration().audit().csv(AuditQuery.ALL)) {
            assertThat(new String(csv.readAllBytes(), UTF_8)).contains("store");
        }
        assertThat(malipo.misc().languages())
                .extracting(language -> language.code())
                .contains("sw");
        assertThat(malipo.misc().translations("sw")).isNotEmpty();
        assertThat(malipo.misc().permissions()).isNotEmpty();
        assertThat(malipo.misc().rateSources()).isNotEmpty();
        var file = malipo.files().upload(Upload.of("a.png", PIXEL));
        assertThat(malipo.files().get(file.id())).isEqualTo(file);
        assertThat(malipo.files().list(0, 10)).contains(file);
        malipo.files().delete(file.id());
        assertThat(malipo.users().setPicture(Upload.of("me.png", PIXEL)).imageUrl())
                .isNotNull();
        malipo.users().removePicture();
        malipo.notifications().disable(List.of());
        assertThat(malipo.notifications().settings()).isNotEmpty();
        assertThat(malipo.notifications().stream(NotificationQuery.ALL.seen(false))
                        .toList())
                .isNotNull();
    }

    @Test
    void saysWhatIsMissingOrWrong() {
        malipo.users().create(NewUser.of("juma@example.com", Shop.PASSWORD));
        var juma = malipo.as(Credentials.basic("juma@example.com", Shop.PASSWORD));
        var key = juma.apiKeys().create("little", List.of("btcpay.user.canviewprofile"));
        var little = malipo.as(Credentials.apiKey(key.apiKey()));

        assertThat(little.users().me().email()).isEqualTo("juma@example.com");
        assertThat(catchThrowableOfType(
                                MissingPermissionException.class,
                                () -> little.stores().list())
                        .permission())
                .isNotBlank();
        assertThat(catchThrowableOfType(
                                InvalidRequestException.class,
                                () -> malipo.invoices(store).create(NewInvoice.of("-1", "USD")))
                        .fieldErrors())
                .extracting(ApiException.FieldError::path)
                .containsExactly("Amount");
        assertThat(catchThrowableOfType(
                                ApiException.class, () -> malipo.invoices(store).get("none"))
                        .status())
                .isEqualTo(404);
    }
}
