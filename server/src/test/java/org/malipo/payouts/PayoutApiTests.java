package org.malipo.payouts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.malipo.access.People;
import org.springframework.http.HttpMethod;

/** Payouts over the API, by the statements that existing clients rely on. */
@PayoutTest
class PayoutApiTests extends PayoutCase {
    @Test
    void convertsAtTheStoresPriceAndRoundsUp() {
        var payout = claimed(granted("10", "USD"), claim(freshAddress(), "0.7"));

        var approved = post(one(payout), "{\"revision\":0}");

        assertThat(approved.status()).isEqualTo(200);
        assertThat(approved.text("/state")).isEqualTo("AwaitingPayment");
        assertThat(approved.text("/payoutAmount")).isEqualTo("0.00001400");
        assertThat(approved.text("/payoutCurrency")).isEqualTo("BTC");
        assertThat(told(payout.text("/id"))).containsExactly("PayoutCreated", "PayoutApproved");
    }

    @ParameterizedTest
    @CsvSource({"30000, 0.00003334", "15000 * 2, 0.00003334"})
    void convertsByARule(String rule, String amount) {
        var payout = claimed(granted("10", "USD"), claim(freshAddress(), "1"));

        assertThat(post(one(payout), "{\"revision\":0,\"rateRule\":\"%s\"}".formatted(rule))
                        .text("/payoutAmount"))
                .isEqualTo(amount);
    }

    @Test
    void takesNothingOffBetweenBitcoinAndSatoshis() {
        post(ofStore("/rates/configuration"), "{}");
        var payout = claimed(granted("100000", "SATS"), claim(freshAddress(), "100000"));

        assertThat(post(one(payout), "{\"revision\":0}").text("/payoutAmount")).isEqualTo("0.00100000");
    }

    @Test
    void approvesWhatIsClaimedFromOneThatSaysSo() {
        var id = pull("{\"amount\":\"1\",\"currency\":\"BTC\",\"autoApproveClaims\":true}")
                .text("/id");

        var payout = claimed(id, claim(freshAddress(), "0.5"));

        assertThat(payout.text("/state")).isEqualTo("AwaitingPayment");
        assertThat(payout.text("/payoutAmount")).isEqualTo("0.50000000");
    }

    @Test
    void keepsNothingOfAClaimThatIsTooSmallToBeSent() {
        var id = pull("{\"amount\":\"1\",\"currency\":\"BTC\",\"autoApproveClaims\":true}")
                .text("/id");

        assertThat(claimed(id, claim(freshAddress(), "0.00000001")).code()).isEqualTo("amount-too-low");

        assertThat(get("/api/v1/pull-payments/" + id + "/payouts?includeCancelled=true")
                        .body())
                .isEmpty();
    }

    @Test
    void cancelsWhatTurnsOutTooSmallToBeSent() {
        var id = granted("10", "USD");
        var payout = claimed(id, claim(freshAddress(), "0.01"));

        assertThat(post(one(payout), "{\"revision\":0}").code()).isEqualTo("amount-too-low");

        assertThat(get(one(payout)).text("/state")).isEqualTo("Cancelled");
        assertThat(claimed(id, claim(freshAddress(), "10")).status()).isEqualTo(200);
    }

    @Test
    void paysNoMoreThanThereIs() {
        var payout = claimed(granted("100", "USD"), claim(freshAddress(), "100"));

        assertThat(post(one(payout), "{\"revision\":0,\"rateRule\":\"0.000001\"}")
                        .code())
                .isEqualTo("amount-too-high");

        assertThat(get(one(payout)).text("/state")).isEqualTo("AwaitingApproval");
    }

    @Test
    void refusesAnApprovalThatMakesNoSense() {
        var payout = claimed(granted("10", "USD"), claim(freshAddress(), "1"));
        var foreign = claimed(granted("10", "XMR"), claim(freshAddress(), "1"));

        assertThat(post(one(payout), "{\"revision\":null}").paths()).containsExactly("Revision");
        assertThat(post(one(payout), "{\"revision\":0,\"rateRule\":\"((\"}").paths())
                .containsExactly("RateRule");
        assertThat(post(one(payout), "{\"revision\":5}").code()).isEqualTo("old-revision");
        assertThat(post(one(foreign), "{\"revision\":0}").code()).isEqualTo("rate-unavailable");
        post(one(payout), "{\"revision\":0}");
        assertThat(post(one(payout), "{\"revision\":0}").code()).isEqualTo("invalid-state");
    }

    @Test
    void isMarkedByHand() {
        var payout = claimed(granted("1", "BTC"), claim(freshAddress(), "0.1"));

        assertThat(post(one(payout) + "/mark-paid", "{}").code()).isEqualTo("invalid-state");
        post(one(payout), "{\"revision\":0}");
        assertThat(post(one(payout) + "/mark", "{\"state\":\"Completed\",\"paymentProof\":{\"a\":1}}")
                        .paths())
                .containsExactly("PaymentProof");
        assertThat(post(
                                one(payout) + "/mark",
                                "{\"state\":\"InProgress\",\"paymentProof\":{\"ProofType\":\"Mine\",\"a\":1}}")
                        .status())
                .isEqualTo(200);
        assertThat(get(one(payout)).text("/paymentProof/ProofType")).isEqualTo("Mine");
        post(one(payout) + "/mark-paid", "{}");

        var paid = get(one(payout));
        assertThat(paid.text("/state")).isEqualTo("Completed");
        assertThat(paid.body().get("paymentProof").isNull()).isTrue();
        assertThat(delete(one(payout)).code()).isEqualTo("invalid-state");
    }

    @Test
    void comesBackOnlyIfItsAmountIsLeft() {
        var id = granted("1", "BTC");
        var address = freshAddress();
        var payout = claimed(id, claim(address, "0.6"));
        assertThat(delete(one(payout)).status()).isEqualTo(200);
        assertThat(delete(one(payout)).status()).isEqualTo(200);
        var other = claimed(id, claim(freshAddress(), "0.6"));

        assertThat(post(one(payout) + "/mark", "{\"state\":\"AwaitingApproval\"}")
                        .code())
                .isEqualTo("overdraft");
        delete(one(other));
        var rival = claimed(granted("1", "BTC"), claim(address, "0.1"));
        assertThat(post(one(payout) + "/mark", "{\"state\":\"AwaitingApproval\"}")
                        .code())
                .isEqualTo("duplicate-destination");
        delete(one(rival));
        assertThat(post(one(payout) + "/mark", "{\"state\":\"AwaitingApproval\"}")
                        .status())
                .isEqualTo(200);

        assertThat(get(one(payout)).text("/state")).isEqualTo("AwaitingApproval");
    }

    @Test
    void isMadeByTheStoreItself() {
        var made = post(
                ofStore("/payouts"),
                "{\"destination\":\"%s\",\"amount\":\"0.2\",\"payoutMethodId\":\"BTC\",\"approved\":true,\"metadata\":{\"note\":7}}"
                        .formatted(freshAddress()));

        assertThat(made.status()).isEqualTo(200);
        assertThat(made.text("/state")).isEqualTo("AwaitingPayment");
        assertThat(made.body().get("pullPaymentId").isNull()).isTrue();
        assertThat(made.body().at("/metadata/note").asInt()).isEqualTo(7);
        assertThat(post(ofStore("/payouts"), claim(freshAddress(), null)).paths())
                .containsExactly("Amount");
        assertThat(post(ofStore("/payouts"), claim(freshAddress(), "0")).paths())
                .containsExactly("Amount");
        assertThat(post(ofStore("/payouts"), "{\"destination\":\"x\",\"payoutMethodId\":\"BTC-LN\"}")
                        .paths())
                .containsExactly("PayoutMethodId");
    }

    @Test
    void isAPullPaymentsOfTheSameStoreOnly() {
        var other = shop.open();
        var theirs = People.as(anybody, People.token(people.unrestrictedKey(owner)));
        var id = granted("1", "BTC");
        var stranger = shop.open(owner);

        var refused = call(
                theirs,
                HttpMethod.POST,
                "/api/v1/stores/" + stranger.id() + "/payouts",
                "{\"destination\":\"%s\",\"payoutMethodId\":\"BTC-CHAIN\",\"pullPaymentId\":\"%s\"}"
                        .formatted(freshAddress(), id));

        assertThat(refused.code()).isEqualTo("pullpayment-not-found");
        assertThat(call(theirs, HttpMethod.GET, "/api/v1/stores/" + other.id() + "/payouts", null)
                        .status())
                .isEqualTo(403);
    }
}
