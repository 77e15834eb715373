package org.malipo.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.access.Account;
import org.malipo.access.Browser;
import org.malipo.access.People;
import org.malipo.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a store begins with, who has it then, and who when they have left. */
@ServerTest
class StoreBeginningTests {
    @Autowired
    private RestTestClient client;

    @Autowired
    private People people;

    @LocalServerPort
    private int port;

    private RestTestClient admin = RestTestClient.bindToServer().build();
    private RestTestClient maker = RestTestClient.bindToServer().build();

    @BeforeEach
    void twoPeople() {
        people.none();
        admin = as(people.admin());
        maker = as(people.person("maker@example.com"));
    }

    @Test
    void givesTheMakerTheDefaultRole() {
        people.policy("defaultRole", "Manager");

        var store = made(Map.of());

        assertThat(get(maker, store + "/users").at("/0/storeRole").asString()).isEqualTo("Manager");
        change(maker, store, Map.of("website", "https://duka.example"))
                .expectStatus()
                .isForbidden();
    }

    @Test
    void laysTheRequestOverTheTemplate() {
        people.policy(
                "defaultStoreTemplate",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("defaultCurrency", "KES")
                        .put("paymentTolerance", 5));

        var store = get(maker, made(Map.of("paymentTolerance", 2)));

        assertThat(store.at("/defaultCurrency").asString()).isEqualTo("KES");
        assertThat(store.at("/paymentTolerance").asInt()).isEqualTo(2);
    }

    @Test
    void changesNothingButWhatIsNamed() {
        var store = made(Map.of("speedPolicy", "LowSpeed", "receipt", Map.of("showQR", false)));
        var before = get(maker, store);

        change(maker, store, Map.of("website", "https://duka.example"))
                .expectStatus()
                .isOk();

        var after = get(maker, store);
        assertThat(after.at("/website").asString()).isEqualTo("https://duka.example");
        assertThat(without(after, "website")).isEqualTo(without(before, "website"));
    }

    @Test
    void leavesAStoreWithoutMembersToAdministratorsToLookAt() {
        var store = made(Map.of());

        maker.delete().uri("/api/v1/stores/" + store).exchange().expectStatus().isOk();

        maker.get().uri("/api/v1/stores/" + store).exchange().expectStatus().isForbidden();
        assertThat(get(admin, store).at("/id").asString()).isEqualTo(store);
        change(admin, store, Map.of("name", "Mine")).expectStatus().isForbidden();
    }

    @Test
    void namesARoleOfTheStoreByTheStore() {
        var store = made(Map.of());
        var browser = new Browser(port);
        browser.signIn("maker@example.com", People.PASSWORD);
        browser.open("/stores/" + store + "/roles/create");
        browser.submit(
                "/stores/" + store + "/roles/create",
                Map.of("name", "Till", "permissions", "btcpay.store.canviewinvoices"));

        var roles = get(maker, store + "/roles");

        assertThat(roles.valueStream().map(role -> role.at("/id").asString()))
                .hasSize(8)
                .contains(store + "::Till");
    }

    private String made(Map<String, Object> settings) {
        var body = new HashMap<>(settings);
        body.put("name", "Duka");
        return json(maker.post()
                        .uri("/api/v1/stores")
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(body)
                        .exchange())
                .at("/id")
                .asString();
    }

    private static RestTestClient.ResponseSpec change(RestTestClient by, String store, Map<String, String> settings) {
        return by.put()
                .uri("/api/v1/stores/" + store)
                .contentType(MediaType.APPLICATION_JSON)
                .body(settings)
                .exchange();
    }

    private static JsonNode get(RestTestClient by, String path) {
        return json(by.get().uri("/api/v1/stores/" + path).exchange());
    }

    private static JsonNode json(RestTestClient.ResponseSpec answer) {
        var text = answer.expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return JsonMapper.shared().readTree(Objects.requireNonNull(text));
    }

    private static List<String> without(JsonNode store, String name) {
        return store.propertyStream()
                .filter(property -> !property.getKey().equals(name))
                .map(Object::toString)
                .toList();
    }

    private RestTestClient as(Account account) {
        return People.as(client, People.token(people.unrestrictedKey(account)));
    }
}
