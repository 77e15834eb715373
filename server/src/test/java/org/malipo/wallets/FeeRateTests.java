package org.malipo.wallets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.access.Account;
import org.malipo.access.Browser;
import org.malipo.access.People;
import org.malipo.access.StoreId;
import org.malipo.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.client.RestTestClient;

/** What speed costs, where no node answers: a fixed rate, and everybody is told that it is one. */
@ServerTest
class FeeRateTests {
    @LocalServerPort
    private int port;

    @Autowired
    private RestTestClient client;

    @Autowired
    private People people;

    @Autowired
    private WalletFixture given;

    private Account admin;
    private StoreId store;

    @BeforeEach
    void aShopWithAWallet() {
        admin = people.anyAdmin();
        store = people.store(admin);
        given.configured(store, WalletFixture.account().scheme().print());
        given.chainIsReady();
    }

    @Test
    void isToldOverTheApiWithItsSource() {
        People.as(client, People.token(people.key(admin, "unrestricted")))
                .get()
                .uri("/api/v1/stores/{store}/payment-methods/BTC-CHAIN/wallet/feerate?blockTarget=6", store.value())
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .json("{\"feeRate\":1,\"source\":\"fallback\"}")
                .jsonPath("$.estimatedAt")
                .doesNotExist();
    }

    @Test
    void isShownOnTheWalletsPageForEachWait() {
        var browser = new Browser(port);
        browser.signIn(admin.email(), People.PASSWORD);

        assertThat(browser.open("/stores/" + store.value() + "/wallet").body())
                .contains("What speed costs now", "About 10 minutes", "About an hour", "About 6 hours", "About a day")
                .contains("1 sat/vB", "This rate is a fixed one");
    }
}
