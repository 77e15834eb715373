package org.malipo.wallets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.malipo.access.Account;
import org.malipo.access.People;
import org.malipo.access.StoreId;
import org.malipo.bitcoin.Branch;
import org.malipo.bitcoin.SeedAccount;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

/** Payment methods and wallets over the API. */
@WalletTest
class WalletApiTests {
    private static final String METHODS = "/api/v1/stores/{store}/payment-methods";
    private static final String WALLET = METHODS + "/BTC-CHAIN/wallet";

    @Autowired
    private RestTestClient client;

    @Autowired
    private People people;

    @Autowired
    private WalletFixture given;

    private RestTestClient owner;
    private StoreId store;
    private Account admin;

    @BeforeEach
    void aShopWithItsOwner() {
        people.none();
        admin = people.admin();
        store = people.store(admin);
        owner = as(admin, "unrestricted");
        given.chainIsReady();
    }

    private RestTestClient as(Account account, String grant) {
        return People.as(client, People.token(people.key(account, grant)));
    }

    private RestTestClient.ResponseSpec get(String path) {
        return owner.get().uri(path, store.value()).exchange();
    }

    private RestTestClient.ResponseSpec put(String body) {
        return owner.put()
                .uri(METHODS + "/BTC-CHAIN", store.value())
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    private RestTestClient.ResponseSpec post(String path, String body) {
        return owner.post()
                .uri(path, store.value())
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    private static JsonNode ok(RestTestClient.ResponseSpec response) {
        var body = response.expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        assertThat(body).isNotNull();
        return body;
    }

    private static void assertRefused(
            RestTestClient.ResponseSpec response, int status, String code, @Nullable String message) {
        var body = response.expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
        if (message != null) {
            body.jsonPath("$.message").isEqualTo(message);
        }
    }

    private static void assertInvalid(RestTestClient.ResponseSpec response, String path, String message) {
        var errors = response.expectStatus().isEqualTo(422).expectBody();
        errors.jsonPath("$[0].path").isEqualTo(path).jsonPath("$[0].message").isEqualTo(message);
    }

    private SeedAccount configured() {
        var account = WalletFixture.account();
        ok(put("{\"enabled\":true,\"config\":\"" + account.key().xpub() + "\"}"));
        return account;
    }

    @Test
    void takesEachFormOfConfiguration() {
        var account = WalletFixture.account();
        var xpub = account.key().xpub();

        var typed = ok(put("{\"config\":\"" + xpub + "\"}"));
        assertThat(typed.path("enabled").asBoolean()).isTrue();
        assertThat(typed.path("paymentMethodId").asString()).isEqualTo("BTC-CHAIN");
        assertThat(typed.path("config").path("accountDerivation").asString()).isEqualTo(xpub);

        var simple = ok(put("{\"config\":{\"derivationScheme\":\"" + xpub
                + "-[p2sh]\",\"label\":\"till\",\"accountKeyPath\":\"aabbccdd/49'/1'/0'\"}}"));
        assertThat(simple.path("config").path("label").asString()).isEqualTo("till");
        assertThat(simple.path("config")
                        .path("accountKeySettings")
                        .path(0)
                        .path("rootFingerprint")
                        .asString())
                .isEqualTo("aabbccdd");

        var full = ok(put("{\"config\":" + simple.path("config") + "}"));
        assertThat(full.path("config")).isEqualTo(simple.path("config"));
        assertThat(full.path("config").has("isHotWallet")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"hello\"|Invalid derivation scheme settings",
                "{\"derivationScheme\":\"hello\"}|Invalid derivation scheme settings",
                "5|Invalid derivation scheme settings",
                "{}|Invalid account derivation",
                "{\"accountDerivation\":\"hello\"}|Invalid account derivation",
                "{\"accountDerivation\":\"XPUB\",\"accountKeySettings\":[{}]}|Missing AccountKey",
                "{\"accountDerivation\":\"XPUB\",\"accountKeySettings\":5}|Invalid AccountKeySettings",
                "{\"accountDerivation\":\"XPUB\",\"accountKeySettings\":[{\"accountKey\":\"x\"}]}|Invalid AccountKeySettings",
            })
    void refusesOtherConfigurations(String config, String message) {
        var xpub = WalletFixture.account().key().xpub();

        assertInvalid(put("{\"config\":" + config.replace("XPUB", xpub) + "}"), "Config", message);
    }

    @Test
    void listsAndSwitchesAndRemoves() {
        assertThat(ok(get(METHODS))).isEmpty();
        configured();
        assertThat(ok(get(METHODS)).path(0).path("config").isNull()).isTrue();
        assertThat(ok(get(METHODS + "?includeConfig=true"))
                        .path(0)
                        .path("config")
                        .isObject())
                .isTrue();

        ok(put("{\"enabled\":false}"));
        assertThat(ok(get(METHODS + "?onlyEnabled=true"))).isEmpty();
        assertThat(ok(get(METHODS + "/btc_onchain")).path("enabled").asBoolean())
                .isFalse();

        owner.delete()
                .uri(METHODS + "/BTC-CHAIN", store.value())
                .exchange()
                .expectStatus()
                .isOk();
        assertRefused(get(METHODS + "/BTC-CHAIN"), 404, "paymentmethod-not-found", null);
    }

    @Test
    void showsConfigurationsOnlyToThoseWhoMayChangeThem() {
        configured();
        var viewer = as(admin, "btcpay.store.canviewstoresettings");

        viewer.get().uri(METHODS, store.value()).exchange().expectStatus().isOk();
        viewer.get()
                .uri(METHODS + "?includeConfig=true", store.value())
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void refusesWhereThereIsNoWallet() {
        assertRefused(get(WALLET), 503, "not-available", "BTC doesn't have any derivation scheme set");
        assertRefused(get(METHODS + "/BTC-LN/wallet"), 404, "unknown-paymentMethodId", null);
        assertRefused(get(WALLET + "/preview"), 404, "paymentmethod-not-configured", null);
    }

    @Test
    void showsAnEmptyWallet() {
        configured();

        var overview = ok(get(WALLET));
        assertThat(overview.path("balance").asString()).isEqualTo("0");

        assertThat(ok(get(WALLET + "/transactions"))).isEmpty();
        assertThat(ok(get(WALLET + "/utxos"))).isEmpty();
        assertRefused(get(WALLET + "/transactions/" + "ab".repeat(32)), 404, "transaction-not-found", null);
        get(WALLET + "/transactions?skip=-1").expectStatus().isEqualTo(422);
    }

    @Test
    void keepsAReceiveAddressUntilItIsGivenBack() {
        var account = configured();

        var first = ok(get(WALLET + "/address"));
        assertThat(first.path("address").asString()).isEqualTo(account.scheme().address(Branch.DEPOSIT, 0));
        assertThat(first.path("keyPath").asString()).isEqualTo("0/0");
        assertThat(first.path("paymentLink").asString())
                .isEqualTo("bitcoin:" + first.path("address").asString());
        assertThat(ok(get(WALLET + "/address"))).isEqualTo(first);
        assertThat(ok(get(WALLET + "/address?forceGenerate=true"))).isNotEqualTo(first);

        owner.delete()
                .uri(WALLET + "/address", store.value())
                .exchange()
                .expectStatus()
                .isOk();
        assertRefused(
                owner.delete().uri(WALLET + "/address", store.value()).exchange(),
                400,
                "no-reserved-address",
                "There was no reserved address for BTC on this store.");
    }

    @Test
    void previewsOwnAndOtherWallets() {
        var account = configured();
        var other = WalletFixture.account();

        var own = ok(get(WALLET + "/preview"));
        assertThat(own.path("addresses")).hasSize(10);
        assertThat(own.path("addresses").path(9).path("address").asString())
                .isEqualTo(account.scheme().address(Branch.DEPOSIT, 9));
        var preview = ok(post(
                WALLET + "/preview?offset=5&count=3",
                "{\"config\":\"" + other.key().xpub() + "\"}"));
        assertThat(preview.path("addresses")).hasSize(3);
        assertThat(preview.path("addresses").path(0).path("keyPath").asString()).isEqualTo("0/5");
        assertThat(ok(post(
                        WALLET + "/preview?offset=5&count=3",
                        "{\"derivationScheme\":\"" + other.key().xpub() + "\"}")))
                .isEqualTo(preview);
        assertInvalid(post(WALLET + "/preview", "{}"), "Config", "Missing config");
    }

    @Test
    void generatesOnce() {
        var made = ok(post(
                WALLET + "/generate", "{\"label\":\"till\",\"scriptPubKeyType\":\"TaprootBIP86\",\"wordCount\":24}"));
        assertThat(made.path("mnemonic").asString().split(" ")).hasSize(24);
        assertThat(made.path("config").path("accountDerivation").asString()).endsWith("-[taproot]");
        assertThat(made.path("config").path("isHotWallet").asBoolean()).isFalse();

        assertRefused(
                post(WALLET + "/generate", "{}"),
                400,
                "already-configured",
                "BTC-CHAIN wallet is already configured for this store");
    }

    @Test
    void refusesHotWalletsOfOthersThanAdministrators() {
        var person = people.person("shop@example.com");
        var theirs = people.store(person);

        assertInvalid(
                as(person, "unrestricted")
                        .post()
                        .uri(WALLET + "/generate", theirs.value())
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(Map.of("savePrivateKeys", true))
                        .exchange(),
                "SavePrivateKeys",
                "This instance forbids non-admins from having a hot wallet for your store.");
    }

    @Test
    void makesNoWatchOnlyWalletsOfOthersThanAdministratorsWhereThatIsDecided() {
        var person = people.person("shop@example.com");
        var theirs = people.store(person);
        people.policy("allowCreateColdWalletForAll", false);

        assertInvalid(
                as(person, "unrestricted")
                        .post()
                        .uri(WALLET + "/generate", theirs.value())
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(Map.of("savePrivateKeys", false))
                        .exchange(),
                "SavePrivateKeys",
                "This instance forbids non-admins from having a watch-only wallet made for your store.");
    }

    @Test
    void answersAtThePathsOfTheFirstVersion() {
        configured();

        assertThat(ok(get(METHODS + "/OnChain/BTC")).path("paymentMethodId").asString())
                .isEqualTo("BTC-CHAIN");
        assertThat(ok(get(METHODS + "/onchain/BTC/preview")).path("addresses")).hasSize(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/LightningNetwork", "/LightningNetwork/BTC", "/LNURLPay/BTC", "/LNURL"})
    void saysWhatIsGone(String path) {
        assertRefused(get(METHODS + path), 410, "unsupported-in-v2", null);
    }
}
