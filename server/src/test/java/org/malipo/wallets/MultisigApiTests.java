package org.malipo.wallets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.access.Account;
import org.malipo.access.Memberships;
import org.malipo.access.People;
import org.malipo.access.StoreId;
import org.malipo.bitcoin.AccountKey;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A wallet of several signers, as programs set it up. */
@WalletTest
class MultisigApiTests {
    private static final String SETTINGS = "btcpay.store.canmanagewalletsettings";
    private static final String SIGNING = "btcpay.store.cansigntransactions";

    @Autowired
    private RestTestClient client;

    @Autowired
    private People people;

    @Autowired
    private Memberships memberships;

    @Autowired
    private Wallets wallets;

    private Account owner;
    private Account guest;
    private StoreId store;

    @BeforeEach
    void aStoreOfTwo() {
        owner = people.anyAdmin();
        store = people.store(owner);
        guest = people.person("guest" + store.value().toLowerCase(Locale.ROOT) + "@example.com");
        memberships.add(store, guest.id(), MultisigCase.SIGNER_ROLE);
    }

    private JsonNode call(Account who, String grant, HttpMethod method, String path, String body, int status) {
        var answer = People.as(client, People.token(people.key(who, grant)))
                .method(method)
                .uri("/api/v1/stores/{store}/payment-methods/BTC-CHAIN/wallet/multisig" + path, store.value())
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange()
                .expectBody(String.class)
                .returnResult();
        assertThat(answer.getStatus().value()).as(answer.getResponseBody()).isEqualTo(status);
        var text = answer.getResponseBody();
        return JsonMapper.shared().readTree(text == null || text.isEmpty() ? "{}" : text);
    }

    private JsonNode begin(int status) {
        var body = "{\"signaturesNeeded\":2,\"label\":\"Safe\",\"signers\":[\"%s\",\"%s\"]}"
                .formatted(owner.id().value(), guest.id().value());
        return call(owner, SETTINGS, HttpMethod.POST, "", body, status);
    }

    private JsonNode give(Account who, AccountKey key, int status) {
        var body = "{\"accountKey\":\"%s\",\"origin\":\"%s\"}".formatted(key.xpub(), MultisigCase.origin(key));
        return call(who, SIGNING, HttpMethod.POST, "/key", body, status);
    }

    @Test
    void becomesTheWalletOnceAllKeysAreThereAndSomebodyConfirms() throws Exception {
        var begun = begin(200);
        assertThat(begun.path("scriptType").asString()).isEqualTo("p2wsh");
        assertThat(begun.path("descriptor").isNull()).isTrue();
        give(guest, MultisigCase.key(), 200);
        var complete = give(owner, MultisigCase.key(), 200);
        assertThat(complete.path("addresses")).hasSize(10);
        assertThat(complete.path("descriptor").asString()).startsWith("wsh(sortedmulti(2,");

        call(owner, SETTINGS, HttpMethod.POST, "/" + begun.path("id").asString() + "/confirm", "", 200);

        var wallet = wallets.of(store).orElseThrow();
        assertThat(wallet.config().isMultiSigOnServer()).isTrue();
        assertThat(wallet.config().label()).isEqualTo("Safe");
        call(owner, "btcpay.store.canviewwallet", HttpMethod.GET, "", "", 404);
    }

    @Test
    void saysWhyAStepIsRefused() throws Exception {
        begin(200);
        assertThat(begin(400).path("code").asString()).isEqualTo("multisig-setup-open");
        var key = MultisigCase.key();
        give(guest, key, 200);

        var twice = give(owner, key, 400);

        assertThat(twice.path("code").asString()).isEqualTo("multisig-twice");
        assertThat(twice.path("message").asString()).isEqualTo("A key stands in the wallet twice.");
    }

    @Test
    void cancelsTheOneThatIsNamed() {
        var begun = begin(200);

        call(owner, SETTINGS, HttpMethod.DELETE, "/another", "", 404);
        call(owner, SETTINGS, HttpMethod.DELETE, "/" + begun.path("id").asString(), "", 200);

        begin(200);
    }
}
