package org.malipo.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.malipo.client.AddressType;
import org.malipo.client.ApiException;
import org.malipo.client.AuditQuery;
import org.malipo.client.Credentials;
import org.malipo.client.EmailChange;
import org.malipo.client.InvalidRequestException;
import org.malipo.client.MissingPermissionException;
import org.malipo.client.NewInvoice;
import org.malipo.client.NewUser;
import org.malipo.client.NotificationQuery;
import org.malipo.client.RateConfiguration;
import org.malipo.client.SpeedPolicy;
import org.malipo.client.StoreSettings;
import org.malipo.client.Upload;
import org.malipo.client.WalletGeneration;
import org.malipo.interop.kit.Shop;

/** The Java client with stores, their wallets, the server and its people. */
interface SdkStoreStories extends SdkStage {
    @Test
    default void looksIntoAWallet() {
        var wallet = malipo().wallet(store(), Shop.METHOD);

        assertThat(wallet.balance().balance()).isNotNegative();
        assertThat(wallet.newAddress().address()).startsWith("bcrt1");
        assertThat(wallet.address().paymentLink()).startsWith("bitcoin:");
        assertThat(wallet.feeRate(3)).isPositive();
        assertThat(wallet.feeRate()).isPositive();
        assertThat(wallet.preview(0, 2)).hasSize(2);
        var config = malipo().paymentMethods(store())
                .getWithConfig(Shop.METHOD)
                .wallet()
                .orElseThrow();
        assertThat(config.isHotWallet()).isTrue();
        assertThat(wallet.previewOf(config.accountDerivation(), 0, 2)).isEqualTo(wallet.preview(0, 2));
        assertThat(wallet.transactions())
                .allSatisfy(one ->
                        assertThat(wallet.transaction(one.transactionHash())).isNotNull());
        assertThat(wallet.utxos()).allSatisfy(coin -> assertThat(coin.amount()).isPositive());
        wallet.giveBackAddress();
    }

    @Test
    default void setsUpAStore() {
        var made = malipo().stores().create(StoreSettings.named("Second").speedPolicy(SpeedPolicy.HIGH_SPEED));
        var words = malipo().wallet(made.id(), Shop.METHOD)
                .generate(new WalletGeneration(false, AddressType.TAPROOT, 12, null, null, null, null, null))
                .mnemonic();
        assertThat(words).isNotNull();
        assertThat(malipo().paymentMethods(made.id()).enable(Shop.METHOD, false).enabled())
                .isFalse();
        assertThat(malipo().paymentMethods(made.id()).list(true, false)).isEmpty();

        assertThat(malipo().stores()
                        .setLogo(made.id(), Upload.of("logo.png", SdkStage.pixel()))
                        .logoUrl())
                .isNotNull();
        malipo().stores().removeLogo(made.id());
        var changed = malipo().stores().update(made.id(), StoreSettings.none().defaultCurrency("KES"));
        assertThat(changed.logoUrl()).isNull();
        assertThat(changed.speedPolicy()).isEqualTo(SpeedPolicy.HIGH_SPEED);
        assertThat(changed.more()).as("members that the client does not know").isEmpty();
        assertThat(malipo().stores().roles(made.id())).isNotEmpty();

        var script = RateConfiguration.script("X_X = 50000;").spread(new BigDecimal("2"));
        assertThat(malipo().rates(made.id())
                        .preview(script, "BTC_USD")
                        .getFirst()
                        .rate())
                .isNotNull();
        assertThat(malipo().rates(made.id()).configure(script).isCustomScript()).isTrue();
        assertThat(malipo().rates(made.id()).configuration().spread()).isEqualByComparingTo("2");
        assertThat(malipo().rates(made.id()).list("BTC_KES").getFirst().rate()).isNotNull();
        assertThat(malipo().rates(made.id()).configureFallback(script))
                .isEqualTo(malipo().rates(made.id()).fallback());
        assertThat(malipo().email(made.id())
                        .change(EmailChange.of("a@example.com", "mail.example.com", 25))
                        .server())
                .isEqualTo("mail.example.com");
        assertThat(malipo().email(made.id()).settings().passwordSet()).isFalse();
    }

    @Test
    default void administers() throws IOException {
        assertThat(malipo().status().info().version()).isNotBlank();
        assertThat(malipo().administration().roles()).isNotEmpty();
        assertThat(malipo().administration().email().enableStoresToUseServerEmailSettings())
                .isNotNull();
        assertThat(malipo().administration().audit().stream(AuditQuery.ALL.since(Instant.EPOCH)))
                .isNotEmpty();
        try (var csv = malipo().administration().audit().csv(AuditQuery.ALL)) {
            assertThat(new String(csv.readAllBytes(), UTF_8)).contains("store");
        }
        assertThat(malipo().misc().languages())
                .extracting(language -> language.code())
                .contains("sw");
        assertThat(malipo().misc().translations("sw")).isNotEmpty();
        assertThat(malipo().misc().permissions()).isNotEmpty();
        assertThat(malipo().misc().rateSources()).isNotEmpty();
        var file = malipo().files().upload(Upload.of("a.png", SdkStage.pixel()));
        assertThat(malipo().files().get(file.id())).isEqualTo(file);
        assertThat(malipo().files().list(0, 10)).contains(file);
        malipo().files().delete(file.id());
        assertThat(malipo().users()
                        .setPicture(Upload.of("me.png", SdkStage.pixel()))
                        .imageUrl())
                .isNotNull();
        malipo().users().removePicture();
        malipo().notifications().disable(List.of());
        assertThat(malipo().notifications().settings()).isNotEmpty();
        assertThat(malipo().notifications().stream(NotificationQuery.ALL.seen(false))
                        .toList())
                .isNotNull();
    }

    @Test
    default void saysWhatIsMissingOrWrong() {
        malipo().users().create(NewUser.of("juma@example.com", Shop.PASSWORD));
        var juma = malipo().as(Credentials.basic("juma@example.com", Shop.PASSWORD));
        var key = juma.apiKeys().create("little", List.of("btcpay.user.canviewprofile"));
        var little = malipo().as(Credentials.apiKey(key.apiKey()));

        assertThat(little.users().me().email()).isEqualTo("juma@example.com");
        assertThat(catchThrowableOfType(
                                MissingPermissionException.class,
                                () -> little.stores().list())
                        .permission())
                .isNotBlank();
        assertThat(catchThrowableOfType(
                                InvalidRequestException.class,
                                () -> malipo().invoices(store()).create(NewInvoice.of("-1", "USD")))
                        .fieldErrors())
                .extracting(ApiException.FieldError::path)
                .containsExactly("Amount");
        assertThat(catchThrowableOfType(
                                ApiException.class,
                                () -> malipo().invoices(store()).get("none"))
                        .status())
                .isEqualTo(404);
    }
}
