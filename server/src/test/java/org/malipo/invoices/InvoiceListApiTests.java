package org.malipo.invoices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.malipo.access.People;
import org.springframework.http.HttpMethod;

/** Finding, changing and archiving invoices over the API. */
@InvoiceTest
class InvoiceListApiTests extends InvoicesApiCase {
    @Test
    void replacesMetadataAsAWhole() {
        var id = create("{\"amount\":5,\"metadata\":{\"orderId\":\"x\"}}").text("/id");
        assertThat(list("?orderId=x").body()).hasSize(1);

        var changed = call(HttpMethod.PUT, one(id), "{\"metadata\":{\"a\":1}}");
        var same = call(HttpMethod.PUT, one(id), "{}");

        assertThat(changed.body().path("metadata")).hasToString("{\"a\":1}");
        assertThat(same.body().path("metadata")).hasToString("{\"a\":1}");
        assertThat(list("?orderId=x").body()).isEmpty();
    }

    @Test
    void doesNotTellWhoseAnUnknownInvoiceIs() {
        assertThat(call(HttpMethod.GET, nested("nope"), null).text("/code")).isEqualTo("invoice-not-found");
        assertThat(call(HttpMethod.GET, nested("nope"), null).status()).isEqualTo(404);
        assertThat(call(HttpMethod.GET, one("nope"), null).status()).isEqualTo(403);
        assertThat(call(HttpMethod.GET, one("nope"), null).text("/code")).isEqualTo("missing-permission");
        assertThat(call(HttpMethod.GET, one("%00"), null).status()).isIn(400, 403);
    }

    @Test
    void keepsStoresApart() {
        var id = create("{\"amount\":5}").text("/id");
        var stranger = shop.owner();
        var other = shop.open(stranger);
        var theirs = People.as(anybody, People.token(people.unrestrictedKey(stranger)));

        assertThat(call(theirs, HttpMethod.GET, nested(id), null).status()).isEqualTo(403);
        assertThat(call(theirs, HttpMethod.GET, one(id), null).status()).isEqualTo(403);
        var astray = "/api/v1/stores/" + other.id().value() + "/invoices/" + id;
        assertThat(call(theirs, HttpMethod.GET, astray, null).status()).isEqualTo(403);
    }

    @Test
    void listsByDateStatusAndPage() {
        var first = create("{\"amount\":1,\"metadata\":{\"orderId\":\"a\"}}").text("/id");
        var second = create("{\"amount\":2,\"metadata\":{\"orderId\":\"b\"}}").text("/id");
        var third = create("{\"amount\":3,\"metadata\":{\"orderId\":\"c\",\"buyerEmail\":\"ann@example.com\"}}")
                .text("/id");
        call(HttpMethod.POST, one(first) + "/status", "{\"status\":\"Settled\"}");

        assertThat(ids(list(""))).containsExactly(third, second, first);
        assertThat(ids(list("?skip=1&take=1"))).containsExactly(second);
        assertThat(ids(list("?orderId=a&orderId=b"))).containsExactly(second, first);
        assertThat(ids(list("?status=complete"))).containsExactly(first);
        assertThat(ids(list("?status=bogus"))).hasSize(3);
        assertThat(ids(list("?textSearch=ann@"))).containsExactly(third);
        assertThat(ids(list("?textSearch=" + second.substring(0, 8)))).containsExactly(second);
        assertThat(ids(list("?startDate=4000000000"))).isEmpty();
        assertThat(ids(list("?startDate=1000000000&endDate=4000000000"))).hasSize(3);
        assertThat(list("?startDate=2&endDate=1").paths()).containsExactly("startDate", "endDate");
        assertThat(list("?startDate=abc").paths()).contains("startDate");
        assertThat(list("?skip=-1").paths()).containsExactly("skip");
    }

    @Test
    void listsByStateAndTimeTogether() {
        var settled = create("{\"amount\":1}").text("/id");
        var invalid = create("{\"amount\":2}").text("/id");
        var waiting = create("{\"amount\":3}").text("/id");
        call(HttpMethod.POST, one(settled) + "/status", "{\"status\":\"Settled\"}");
        call(HttpMethod.POST, one(invalid) + "/status", "{\"status\":\"Invalid\"}");
        call(HttpMethod.DELETE, one(waiting), null);
        long now = seconds(get(settled).body(), "createdTime");

        assertThat(ids(list("?status=SETTLED&status=invalid"))).containsExactly(invalid, settled);
        assertThat(ids(list("?status=Settled&status=Invalid&skip=1&take=5"))).containsExactly(settled);
        assertThat(ids(list("?status=New"))).isEmpty();
        assertThat(ids(list("?status=New&includeArchived=true"))).containsExactly(waiting);
        assertThat(ids(list("?status=Settled&startDate=" + (now - 1) + "&endDate=" + now)))
                .containsExactly(settled);
        assertThat(ids(list("?status=Settled&endDate=" + (now - 1)))).isEmpty();
        assertThat(ids(list("?status=Settled&startDate=" + (now + 3)))).isEmpty();
    }

    @Test
    void listsOrdersAgainByWhatTheyAreCalledNow() {
        var id = create("{\"amount\":1,\"metadata\":{\"orderId\":\"old\"}}").text("/id");
        call(HttpMethod.PUT, one(id), "{\"metadata\":{\"orderId\":7}}");

        assertThat(ids(list("?orderId=7&orderId=7"))).containsExactly(id);
        assertThat(ids(list("?orderId=7&status=Settled"))).isEmpty();
        assertThat(ids(list("?orderId=old"))).isEmpty();
        assertThat(ids(list("?textSearch=old"))).containsExactly(id);
    }

    @Test
    void listsHoweverManyThereAre() {
        var made = new ArrayList<String>();
        for (int i = 0; i < 2 * InvoiceIterator.PAGE; i++) {
            made.add(shop.sell(store, "1").id().value());
        }

        assertThat(ids(list(""))).hasSameElementsAs(made).doesNotHaveDuplicates();
        assertThat(ids(list("?skip=3&take=" + (InvoiceIterator.PAGE + 1))))
                .containsExactlyElementsOf(ids(list("")).subList(3, InvoiceIterator.PAGE + 4));
        assertThat(ids(list("?take=0"))).isEmpty();
    }

    @Test
    void archivesAndBringsBack() {
        var id = create("{\"amount\":5}").text("/id");

        assertThat(call(HttpMethod.DELETE, one(id), null).status()).isEqualTo(200);
        assertThat(call(HttpMethod.DELETE, nested(id), null).status()).isEqualTo(200);
        assertThat(ids(list(""))).isEmpty();
        assertThat(ids(list("?includeArchived=true"))).containsExactly(id);
        assertThat(call(HttpMethod.POST, one(id) + "/unarchive", null).status()).isEqualTo(200);
        var again = call(HttpMethod.POST, one(id) + "/unarchive", null);
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.text("/code")).isEqualTo("already-unarchived");
    }

    @Test
    void leavesAloneWhatPaymentsHaveSettled() {
        var id = create("{\"amount\":100}").text("/id");
        chain.mine(chain.pay(PaymentCase.prompt(shop.look(id)), PaymentCase.HUNDRED_USD, false));

        var refused = call(HttpMethod.POST, one(id) + "/status", "{\"status\":\"Invalid\"}");

        assertThat(get(id).text("/status")).isEqualTo("Settled");
        assertThat(get(id).body().path("availableStatusesForManualMarking")).isEmpty();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.paths()).containsExactly("Status");
    }

    @Test
    void tellsThatAMarkWasMadeByHand() {
        var id = create("{\"amount\":5}").text("/id");

        call(HttpMethod.POST, one(id) + "/status", "{\"status\":\"settled\"}");

        assertThat(shop.lastTold(shop.look(id), "InvoiceSettled")).startsWith("{\"manuallyMarked\":true");
    }

    @Test
    void marksWithinConditions() {
        var id = create("{\"amount\":5}").text("/id");

        var settled = call(HttpMethod.POST, one(id) + "/status", "{\"status\":\"Settled\"}");
        var invalid = call(HttpMethod.POST, nested(id) + "/status", "{\"status\":\"Invalid\"}");
        var refused = call(HttpMethod.POST, one(id) + "/status", "{\"status\":\"Expired\"}");

        assertThat(settled.text("/status")).isEqualTo("Settled");
        assertThat(settled.text("/additionalStatus")).isEqualTo("Marked");
        assertThat(invalid.text("/status")).isEqualTo("Invalid");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.paths()).containsExactly("Status");
    }
}
