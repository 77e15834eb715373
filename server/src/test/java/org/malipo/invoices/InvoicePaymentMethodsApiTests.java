package org.malipo.invoices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.malipo.access.People;
import org.springframework.http.HttpMethod;

/** The ways to pay an invoice, over the API. */
@InvoiceTest
class InvoicePaymentMethodsApiTests extends InvoicesApiCase {
    @Test
    void showsWaysToPay() {
        var id = create("{\"amount\":100}").text("/id");

        var methods = call(HttpMethod.GET, one(id) + "/payment-methods", null);
        var sensitive = call(HttpMethod.GET, one(id) + "/payment-methods?includeSensitive=true", null);
        var within = call(HttpMethod.GET, one(id) + "?includePaymentMethods=true", null);

        assertThat(methods.text("/0/paymentMethodId")).isEqualTo("BTC-CHAIN");
        assertThat(methods.text("/0/rate")).isEqualTo("50000");
        assertThat(methods.text("/0/due")).isEqualTo("0.002");
        assertThat(methods.text("/0/amount")).isEqualTo("0.002");
        assertThat(methods.text("/0/totalPaid")).isEqualTo("0");
        assertThat(methods.text("/0/paymentLink"))
                .isEqualTo("bitcoin:" + methods.text("/0/destination") + "?amount=0.002");
        assertThat(methods.body().at("/0/activated").asBoolean()).isTrue();
        assertThat(methods.body().at("/0/additionalData").has("accountDerivation"))
                .isTrue();
        assertThat(methods.body().at("/0/additionalData/accountDerivation").isNull())
                .isTrue();
        assertThat(methods.text("/0/additionalData/feeMode")).isEqualTo("MultiplePaymentsOnly");
        assertThat(sensitive.text("/0/additionalData/accountDerivation")).isNotEmpty();
        assertThat(within.body().path("paymentMethods")).isEqualTo(methods.body());
    }

    @Test
    void showsTheWalletsKeysToWhoMayChangeTheStore() {
        var id = create("{\"amount\":5}").text("/id");
        var viewer = People.as(anybody, People.token(people.key(owner, "btcpay.store.canviewinvoices")));

        var refused = call(viewer, HttpMethod.GET, one(id) + "/payment-methods?includeSensitive=true", null);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("/missingPermission")).isEqualTo("btcpay.store.canmodifystoresettings");
    }

    @Test
    void preparesALazyWayToPayWhenItIsAskedFor() {
        var id = create("{\"amount\":5,\"checkout\":{\"lazyPaymentMethods\":true}}")
                .text("/id");
        var before = call(HttpMethod.GET, one(id) + "/payment-methods", null);

        var activated = call(HttpMethod.POST, one(id) + "/payment-methods/btc_onchain/activate", null);
        var after = call(HttpMethod.GET, one(id) + "/payment-methods", null);

        assertThat(before.body().at("/0/activated").asBoolean()).isFalse();
        assertThat(before.body().at("/0/destination").isNull()).isTrue();
        assertThat(before.body().at("/0/additionalData").isNull()).isTrue();
        assertThat(before.text("/0/paymentLink")).isEmpty();
        assertThat(activated.status()).isEqualTo(200);
        assertThat(after.body().at("/0/activated").asBoolean()).isTrue();
        assertThat(after.text("/0/destination")).startsWith("bcrt1");
    }

    @Test
    void preparesNothingForAnExpiredInvoice() {
        var id = create("{\"amount\":5,\"checkout\":{\"lazyPaymentMethods\":true}}")
                .text("/id");
        clock.tick(Duration.ofMinutes(16));

        var activated = call(HttpMethod.POST, one(id) + "/payment-methods/BTC-CHAIN/activate", null);

        assertThat(activated.status()).isEqualTo(200);
        assertThat(call(HttpMethod.GET, one(id) + "/payment-methods", null)
                        .body()
                        .at("/0/activated")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void hidesReplacedPaymentsUnlessAskedForThem() {
        var id = create("{\"amount\":100}").text("/id");
        var paid = chain.pay(shop.look(id).prompts().getFirst(), 200_000, true);
        chain.replace(paid, null);

        assertThat(call(HttpMethod.GET, one(id) + "/payment-methods", null)
                        .body()
                        .at("/0/payments"))
                .isEmpty();
        var all = call(HttpMethod.GET, one(id) + "/payment-methods?onlyAccountedPayments=false", null);
        assertThat(all.text("/0/payments/0/status")).isEqualTo("Invalid");
        assertThat(all.text("/0/payments/0/id")).isEqualTo(paid.txid().value.toHex() + "-0");
    }
}
