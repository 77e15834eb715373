package org.malipo.payouts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.malipo.access.People;
import org.springframework.http.HttpMethod;

/** Pull payments over the API, by the statements that existing clients rely on. */
@PayoutTest
class PullPaymentApiTests extends PayoutCase {
    @Test
    void makesOne() {
        var made = pull("{\"name\":\"Prize\",\"description\":\"<b>Well done</b><script>alert(1)</script>\","
                + "\"amount\":\"10.5\",\"currency\":\"usd\",\"expiresAt\":4102444800}");

        assertThat(made.status()).isEqualTo(200);
        assertThat(made.text("/description")).isEqualTo("<b>Well done</b>");
        assertThat(made.text("/amount")).isEqualTo("10.5");
        assertThat(made.text("/currency")).isEqualTo("USD");
        assertThat(made.body().get("BOLT11Expiration").asLong()).isEqualTo(30);
        assertThat(made.body().get("expiresAt").asLong()).isEqualTo(4102444800L);
        assertThat(made.body().get("autoApproveClaims").asBoolean()).isFalse();
        assertThat(made.text("/viewLink")).endsWith("/pull-payments/" + made.text("/id"));
        var read = call(anybody, HttpMethod.GET, "/api/v1/pull-payments/" + made.text("/id"), null);
        assertThat(read.body()).isEqualTo(made.body());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"amount\":\"1\",\"currency\":\"USD\",\"name\":\"012345678901234567890123456789012345678901234567890\"}|Name",
                "{\"currency\":\"USD\"}|Amount",
                "{\"amount\":\"0\",\"currency\":\"USD\"}|Amount",
                "{\"amount\":\"1e40\",\"currency\":\"USD\"}|Amount",
                "{\"amount\":\"1\"}|Currency",
                "{\"amount\":\"1\",\"currency\":\"ZZZZ\"}|Currency",
                "{\"amount\":\"1\",\"currency\":\"USD\",\"BOLT11Expiration\":-1}|BOLT11Expiration",
                "{\"amount\":\"1\",\"currency\":\"USD\",\"startsAt\":20,\"expiresAt\":10}|ExpiresAt",
                "{\"amount\":\"1\",\"currency\":\"USD\",\"payoutMethods\":[]}|PayoutMethods",
                "{\"amount\":\"1\",\"currency\":\"USD\",\"payoutMethods\":[\"BTC-CHAIN\",\"X\"]}|PayoutMethods[1]"
            })
    void saysWhatIsWrong(String body, String path) {
        var refused = pull(body);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.paths()).contains(path);
    }

    @Test
    void approvesNothingForAKeyThatMayNot() {
        var weak = People.as(anybody, People.token(people.key(owner, "btcpay.store.cancreatenonapprovedpullpayments")));

        var refused = call(
                weak,
                HttpMethod.POST,
                ofStore("/pull-payments"),
                "{\"amount\":\"1\",\"currency\":\"USD\",\"autoApproveClaims\":true}");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("/missingPermission")).isEqualTo("btcpay.store.cancreatepullpayments");
    }

    @Test
    void claimsUntilNothingIsLeft() {
        var id = granted("1", "BTC");

        var part = claimed(id, claim(freshAddress(), "0.4"));
        var rest = claimed(id, claim(freshAddress(), null));
        var more = claimed(id, claim(freshAddress(), "0.00001"));

        assertThat(part.status()).isEqualTo(200);
        assertThat(part.text("/state")).isEqualTo("AwaitingApproval");
        assertThat(part.body().get("payoutAmount").isNull()).isTrue();
        assertThat(rest.text("/originalAmount")).isEqualTo("0.6");
        assertThat(more.code()).isEqualTo("overdraft");
        assertThat(told(part.text("/id"))).containsExactly("PayoutCreated");
        assertThat(get("/api/v1/pull-payments/" + id + "/payouts").body()).hasSize(2);
    }

    @Test
    void takesTheAmountOfALink() {
        var inBitcoin = granted("1", "BTC");
        var inSats = granted("100000000", "SATS");
        var inDollars = granted("100", "USD");

        assertThat(claimed(inBitcoin, claim("bitcoin:" + freshAddress() + "?amount=0.2", null))
                        .text("/originalAmount"))
                .isEqualTo("0.20000000");
        assertThat(claimed(inSats, claim("bitcoin:" + freshAddress() + "?amount=0.2", null))
                        .text("/originalAmount"))
                .isEqualTo("20000000");
        assertThat(claimed(inDollars, claim("bitcoin:" + freshAddress() + "?amount=0.2", "30"))
                        .text("/originalAmount"))
                .isEqualTo("30");
        assertThat(claimed(inBitcoin, claim("bitcoin:" + freshAddress() + "?amount=0.2", "0.1"))
                        .paths())
                .containsExactly("Amount");
    }

    @ParameterizedTest
    @CsvSource({"0.001, amount-too-low", "1e-50, amount-too-low", "100.01, overdraft"})
    void isClaimedInWholeUnits(String amount, String code) {
        assertThat(claimed(granted("100", "USD"), claim(freshAddress(), amount)).code())
                .isEqualTo(code);
    }

    @Test
    void paysNoDestinationTwiceAtATime() {
        var address = freshAddress();
        var first = claimed(granted("1", "BTC"), claim(address, "0.1"));

        var again = claimed(granted("1", "BTC"), claim("bitcoin:" + address.toUpperCase(Locale.ROOT), "0.2"));
        delete(one(first));
        var afterwards = claimed(granted("1", "BTC"), claim(address, "0.2"));

        assertThat(again.code()).isEqualTo("duplicate-destination");
        assertThat(afterwards.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4, Destination", "nonsense, Destination", "'', Destination"})
    void wantsAnAddressOfTheNetwork(String destination, String path) {
        assertThat(claimed(granted("1", "BTC"), claim(destination, "0.1")).paths())
                .containsExactly(path);
    }

    @Test
    void takesNoClaimOutsideItsTime() {
        long now = clock.instant().getEpochSecond();
        var later = pull("{\"amount\":\"1\",\"currency\":\"BTC\",\"startsAt\":%d}".formatted(now + 100))
                .text("/id");
        var brief = pull("{\"amount\":\"1\",\"currency\":\"BTC\",\"expiresAt\":%d}".formatted(now + 60))
                .text("/id");
        var closed = granted("1", "BTC");
        delete("/api/v1/pull-payments/" + closed);

        assertThat(claimed(later, claim(freshAddress(), "0.1")).code()).isEqualTo("not-started");
        clock.tick(Duration.ofSeconds(60));
        assertThat(claimed(brief, claim(freshAddress(), "0.1")).code()).isEqualTo("expired");
        assertThat(claimed(closed, claim(freshAddress(), "0.1")).code()).isEqualTo("archived");
    }

    @Test
    void cancelsWhatIsNotPaidWhenItIsArchived() {
        var id = granted("1", "BTC");
        var open = claimed(id, claim(freshAddress(), "0.1"));
        var paid = claimed(id, claim(freshAddress(), "0.2"));
        post(one(paid), "{\"revision\":0}");
        post(one(paid) + "/mark-paid", "{}");

        assertThat(delete(ofStore("/pull-payments/" + id)).status()).isEqualTo(200);
        assertThat(delete(ofStore("/pull-payments/" + id)).status()).isEqualTo(200);

        assertThat(told(open.text("/id"))).containsExactly("PayoutCreated", "PayoutUpdated");
        assertThat(told(paid.text("/id"))).containsExactly("PayoutCreated", "PayoutApproved", "PayoutUpdated");
        assertThat(get(ofStore("/pull-payments")).body()).isEmpty();
        assertThat(get(ofStore("/pull-payments?includeArchived=true")).body()).hasSize(1);
        assertThat(get(ofStore("/payouts")).body()).isEmpty();
        assertThat(get(ofStore("/payouts/" + open.text("/id"))).code()).isEqualTo("payout-not-found");
    }

    @Test
    void grantsNoMoreThanThereIsToManyAtOnce() throws Exception {
        var id = granted("1", "BTC");
        var claims = IntStream.range(0, 8)
                .<Callable<Integer>>mapToObj(
                        _ -> () -> claimed(id, claim(freshAddress(), "0.3")).status())
                .toList();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(claims);

            assertThat(answers)
                    .extracting(Future::resultNow)
                    .filteredOn(status -> status == 200)
                    .hasSize(3);
        }
        assertThat(jdbc.sql("""
                select p.claimed = sum(o.original_amount)
                from pull_payment p
                join payout o on o.pull_payment_id = p.id and o.state <> 'CANCELLED'
                where p.id = :id
                group by p.id
                """).param("id", id).query(Boolean.class).single()).isTrue();
    }

    @Test
    void goesThroughAListPageByPage() {
        IntStream.range(0, 5).forEach(number -> {
            clock.tick(Duration.ofSeconds(1));
            granted("1", "BTC");
        });

        var first =
                client.get().uri(ofStore("/pull-payments?take=3")).exchange().returnResult(String.class);
        var next = String.valueOf(first.getResponseHeaders().getFirst("Malipo-Next"));

        assertThat(get(ofStore("/pull-payments?take=3&after=" + next)).body()).hasSize(2);
        assertThat(get(ofStore("/pull-payments?take=-1")).paths()).containsExactly("take");
    }

    @Test
    void hasNoLnurl() {
        assertThat(get("/api/v1/pull-payments/" + granted("1", "BTC") + "/lnurl")
                        .code())
                .isEqualTo("lnurl-not-supported");
        assertThat(get("/api/v1/pull-payments/nope").code()).isEqualTo("pullpayment-not-found");
    }
}
