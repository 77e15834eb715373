package org.malipo.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.malipo.access.Account;
import org.malipo.access.People;
import org.malipo.access.StoreId;
import org.malipo.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

/** Stores over the API. */
@ServerTest
class StoresApiTests {
    private static final String STORES = "/api/v1/stores";

    private final RestTestClient client;
    private final People people;
    private final Account person;
    private final RestTestClient owner;

    StoresApiTests(@Autowired RestTestClient client, @Autowired People people) {
        this.client = client;
        this.people = people;
        people.none();
        people.admin();
        this.person = people.person("owner@example.com");
        this.owner = People.as(client, People.token(people.unrestrictedKey(person)));
    }

    @Test
    void beginsWithTheDefaults() {
        create(Map.of("name", "Duka"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.name")
                .isEqualTo("Duka")
                .jsonPath("$.defaultCurrency")
                .isEqualTo("USD")
                .jsonPath("$.invoiceExpiration")
                .isEqualTo(900)
                .jsonPath("$.monitoringExpiration")
                .isEqualTo(86400)
                .jsonPath("$.displayExpirationTimer")
                .isEqualTo(300)
                .jsonPath("$.refundBOLT11Expiration")
                .isEqualTo(30)
                .jsonPath("$.speedPolicy")
                .isEqualTo("MediumSpeed")
                .jsonPath("$.networkFeeMode")
                .isEqualTo("MultiplePaymentsOnly")
                .jsonPath("$.paymentTolerance")
                .isEqualTo(0)
                .jsonPath("$.receipt.showQR")
                .isEqualTo(true)
                .jsonPath("$.lightningDescriptionTemplate")
                .isEqualTo("Paid to {StoreName} (Order ID: {OrderId})")
                .jsonPath("$.website")
                .isEqualTo(null)
                .jsonPath("$.paymentMethodCriteria")
                .isEmpty()
                .jsonPath("$.network")
                .isEqualTo("regtest")
                .jsonPath("$.archived")
                .isEqualTo(false);
    }

    @Test
    void leavesWhatAChangeDoesNotName() {
        var id = created(Map.of("name", "Duka", "website", "https://duka.example", "speedPolicy", "lowspeed"));

        change(id, Map.of("invoiceExpiration", 600, "additionalTrackedRates", List.of("k-e s", "eur")))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.name")
                .isEqualTo("Duka")
                .jsonPath("$.website")
                .isEqualTo("https://duka.example")
                .jsonPath("$.speedPolicy")
                .isEqualTo("LowSpeed")
                .jsonPath("$.invoiceExpiration")
                .isEqualTo(600)
                .jsonPath("$.additionalTrackedRates[0]")
                .isEqualTo("KES")
                .jsonPath("$.additionalTrackedRates[1]")
                .isEqualTo("EUR");
    }

    @Test
    void takesTheNameOfACoinForItsChain() {
        var id = created(Map.of("name", "Duka"));

        change(id, Map.of("defaultPaymentMethod", "btc"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.defaultPaymentMethod")
                .isEqualTo("BTC-CHAIN");
    }

    @Test
    void namesEveryFieldThatIsWrong() {
        create(Map.of("website", "not a url", "brandColor", "red", "paymentTolerance", 101, "invoiceExpiration", 0))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$[?(@.path == 'Name')].message")
                .isEqualTo("Name is missing")
                .jsonPath("$[?(@.path == 'Website')]")
                .exists()
                .jsonPath("$[?(@.path == 'BrandColor')].message")
                .isEqualTo("Brand color is not a valid HEX Color (e.g. #F7931A)")
                .jsonPath("$[?(@.path == 'PaymentTolerance')]")
                .exists()
                .jsonPath("$[?(@.path == 'InvoiceExpiration')]")
                .exists();
    }

    @Test
    void namesWhatIsNoItemAndWhatIsTooLong() {
        var tooLong = "x".repeat(600);
        var wrong = Map.of(
                "name",
                "Duka",
                "paymentMethodCriteria",
                Collections.singletonList(null),
                "htmlTitle",
                tooLong,
                "defaultLang",
                tooLong,
                "logoUrl",
                "fileid:" + tooLong);

        var answer = create(wrong).expectStatus().isEqualTo(422).expectBody();

        for (var path : List.of("PaymentMethodCriteria[0].PaymentMethodId", "HtmlTitle", "DefaultLang", "LogoUrl")) {
            answer.jsonPath("$[?(@.path == '" + path + "')]").exists();
        }
    }

    @Test
    void saysWhereAValueOfAnotherKindStands() {
        create(Map.of("name", "Duka", "receipt", Map.of("enabled", "perhaps")))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$[0].path")
                .isEqualTo("receipt.enabled");
    }

    @Test
    void showsAKeyForOneStoreThatStoreAlone() {
        var first = created(Map.of("name", "First"));
        created(Map.of("name", "Second"));
        var key = People.as(client, People.token(people.key(person, "btcpay.store.canviewstoresettings:" + first)));

        key.get()
                .uri(STORES)
                .exchange()
                .expectBody()
                .jsonPath("$.length()")
                .isEqualTo(1)
                .jsonPath("$[0].id")
                .isEqualTo(first);
    }

    @Test
    void letsNoKeyForOneStoreMakeAnother() {
        var first = created(Map.of("name", "First"));
        var key = People.as(client, People.token(people.key(person, "btcpay.store.canmodifystoresettings:" + first)));

        key.post()
                .uri(STORES)
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("name", "Second"))
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void endsAMembershipAndKeepsTheStore(@Autowired Stores stores) {
        var id = created(Map.of("name", "Duka"));

        owner.delete().uri(STORES + "/" + id).exchange().expectStatus().isOk();

        owner.get().uri(STORES + "/" + id).exchange().expectStatus().isForbidden();
        assertThat(stores.find(new StoreId(id))).isPresent();
        assertThat(stores.isActive(new StoreId(id))).isFalse();
    }

    @Test
    void tellsUnknownStoresFromNobodys() {
        owner.get()
                .uri(STORES + "/unknown")
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.missingPermission")
                .isEqualTo("btcpay.store.canviewstoresettings");
    }

    @Test
    void listsRolesTheUsualOnesFirst() {
        var id = created(Map.of("name", "Duka"));

        owner.get()
                .uri(STORES + "/" + id + "/roles")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$[0].id")
                .isEqualTo("Owner")
                .jsonPath("$[0].permissions[0]")
                .isEqualTo("btcpay.store.canmodifystoresettings")
                .jsonPath("$[0].isServerRole")
                .isEqualTo(true)
                .jsonPath("$.length()")
                .isEqualTo(7);
    }

    private String created(Map<String, ?> store) {
        var answer = create(store).expectBody(Id.class).returnResult().getResponseBody();
        assertThat(answer).isNotNull();
        return answer.id();
    }

    record Id(String id) {}

    private ResponseSpec create(Map<String, ?> store) {
        return owner.post()
                .uri(STORES)
                .contentType(MediaType.APPLICATION_JSON)
                .body(store)
                .exchange();
    }

    private ResponseSpec change(String id, Map<String, ?> store) {
        return owner.put()
                .uri(STORES + "/" + id)
                .contentType(MediaType.APPLICATION_JSON)
                .body(store)
                .exchange();
    }
}
