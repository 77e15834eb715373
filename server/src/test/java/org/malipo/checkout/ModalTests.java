package org.malipo.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.malipo.invoices.InvoiceTest;
import org.malipo.invoices.NewInvoice;

/** What shops build on: the script, the frame, and the state for scripts. */
@InvoiceTest
class ModalTests extends PayPageCase {
    /** Names that scripts of shops read. */
    private static final List<String> MEMBERS = List.of(
            "invoiceId",
            "orderId",
            "itemDesc",
            "customerEmail",
            "storeId",
            "storeName",
            "storeSupportUrl",
            "storeBranding",
            "htmlTitle",
            "brandColor",
            "cryptoImage",
            "checkoutText",
            "defaultLang",
            "rootPath",
            "paymentMethodId",
            "paymentMethodName",
            "paymentMethodCurrency",
            "availablePaymentMethods",
            "activated",
            "address",
            "peerInfo",
            "checkoutBodyComponentName",
            "onChainWithLnInvoiceFallback",
            "invoiceBitcoinUrl",
            "invoiceBitcoinUrlQR",
            "merchantRefLink",
            "receiptLink",
            "redirectAutomatically",
            "due",
            "paid",
            "orderAmount",
            "orderAmountFiat",
            "rate",
            "networkFee",
            "feeRate",
            "taxIncluded",
            "txCount",
            "txCountForFee",
            "invoiceCurrency",
            "isUnsetTopUp",
            "status",
            "receivedConfirmations",
            "requiredConfirmations",
            "expirationSeconds",
            "maxTimeSeconds",
            "maxTimeMinutes",
            "timeLeft",
            "displayExpirationTimer",
            "isModal",
            "celebratePayment",
            "showPayInWalletButton",
            "showStoreHeader",
            "showRecommendedFee",
            "paymentSoundUrl",
            "nfcReadSoundUrl",
            "errorSoundUrl");

    @Test
    void scriptIsAskedForAgainAndSentOnce() {
        var first = open("/modal/btcpay.js");
        var tag = first.headers().firstValue("ETag").orElseThrow();

        assertThat(first.headers().firstValue("Content-Type")).hasValue("text/javascript;charset=UTF-8");
        assertThat(first.headers().firstValue("Cache-Control")).hasValue("max-age=300, public");
        assertThat(first.headers().firstValue("Cross-Origin-Resource-Policy")).isEmpty();
        assertThat(payer.openWith("If-None-Match", tag, "/modal/btcpay.js").statusCode())
                .isEqualTo(304);
    }

    @Test
    void pageComesInWithAMovementUnlessTheShopWantsNone() {
        var invoice = sell();

        assertThat(open("/invoice?id=" + invoice.id() + "&view=modal").body())
                .contains("pay-modal pay-enters", "data-close");
        assertThat(open("/i/" + invoice.id() + "/BTC-CHAIN?view=modal&animateEntrance=false")
                        .body())
                .contains("pay-modal")
                .doesNotContain("pay-enters");
        assertThat(page(invoice)).doesNotContain("pay-modal", "pay-enters", "data-close");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/i/ID/status", "/i/ID/BTC-CHAIN/status", "/invoice/ID/status", "/invoice/status?invoiceId=ID"})
    void stateHasEveryMember(String path) {
        var told = json(path.replace("ID", sell().id().value()));

        var names =
                StreamSupport.stream(told.propertyNames().spliterator(), false).toList();
        assertThat(names).containsExactlyInAnyOrderElementsOf(MEMBERS);
        assertThat(told.path("status").asString()).isEqualTo("New");
        assertThat(told.path("isModal").asBoolean()).isFalse();
    }

    @Test
    void stateKnowsLanguageFrameAndSound() {
        sounds();
        support("https://shop.example/help/{OrderId}");
        var invoice = sellWithOrder("a/b", NewInvoice.Checkout.DEFAULTS);

        var told = json("/invoice/status?invoiceId=" + invoice.id() + "&paymentMethodId=BTC&lang=sw&view=modal");

        assertThat(told.path("defaultLang").asString()).isEqualTo("sw");
        assertThat(told.path("isModal").asBoolean()).isTrue();
        assertThat(told.path("storeSupportUrl").asString()).isEqualTo("https://shop.example/help/a%2Fb");
        assertThat(told.path("paymentSoundUrl").asString())
                .startsWith("/sound/paid-")
                .endsWith(".wav");
        assertThat(open(told.path("paymentSoundUrl").asString())
                        .headers()
                        .firstValue("Content-Type")
                        .orElse(""))
                .contains("wav");
        assertThat(page(invoice)).contains("data-sound=\"/sound/paid-");
    }

    @Test
    void stateOfAnUnknownWayToPayIsThatOfTheFirst() {
        var invoice = sell(new NewInvoice.Checkout(null, null, "DOGE", null, null, null, null, null, null, null));

        assertThat(json("/i/" + invoice.id() + "/status")
                        .path("paymentMethodId")
                        .asString())
                .isEqualTo("BTC-CHAIN");
        assertThat(json("/i/" + invoice.id() + "/XMR-CHAIN/status")
                        .path("paymentMethodId")
                        .asString())
                .isEqualTo("BTC-CHAIN");
    }

    @Test
    void stateMayBeReadByScriptsOfOtherSites() {
        var invoice = sell();

        for (var path : List.of("/i/" + invoice.id() + "/status", "/misc/translations/checkout/sw")) {
            assertThat(payer.openWith("Origin", "https://shop.example", path)
                            .headers()
                            .firstValue("Access-Control-Allow-Origin"))
                    .hasValue("*");
        }
    }

    /** Their scripts fall back to asking for the state. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/i/ID/status/ws",
                "/i/ID/BTC-CHAIN/status/ws",
                "/invoice/ID/status/ws",
                "/invoice/status/ws?invoiceId=ID"
            })
    void webSocketsAreNotThere(String path) {
        var invoice = sell();

        assertThat(open(path.replace("ID", invoice.id().value())).statusCode()).isEqualTo(404);
    }
}
