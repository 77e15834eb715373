package org.malipo.payjoin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.malipo.access.People;
import org.malipo.bitcoin.Addresses;
import org.malipo.bitcoin.Network;
import org.malipo.chain.PretendedNode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

/** A coin is promised to a payer or sent by the store, never both. */
class PromisedCoinTests extends PayjoinCase {
    @Autowired
    private RestTestClient client;

    @Autowired
    private PayjoinBelongings belongings;

    private int send() {
        var to = Addresses.ofScript(PretendedNode.stranger().toByteArray(), Network.REGTEST)
                .orElseThrow();
        return People.as(client, People.token(people.unrestrictedKey(admin)))
                .post()
                .uri("/api/v1/stores/{store}/payment-methods/BTC-CHAIN/wallet/transactions", store().value())
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"destinations\":[{\"destination\":\"%s\",\"amount\":\"0.001\"}],\"feerate\":2}".formatted(to))
                .exchange()
                .returnResult()
                .getStatus()
                .value();
    }

    @Test
    void noSendTakesTheCoinOfAPayjoin() {
        coin(300_000);
        var signed = original(invoice());
        propose(signed).proposal();

        assertThat(send()).isEqualTo(422);

        twoMinutesLater();
        mined(signed.original().transaction());
        assertThat(send()).isEqualTo(200);
    }

    @Test
    void noPayjoinTakesTheCoinOfASend() {
        coin(300_000);
        assertThat(send()).isEqualTo(200);

        assertThat(propose(original(invoice())).status()).isEqualTo(503);
    }

    @Test
    void aDeletedStoreHoldsNoCoin() {
        coin(300_000);
        propose(original(invoice())).proposal();

        assertThat(belongings.letGo(store())).isFalse();

        assertThat(heldCoins()).isZero();
        assertThat(states()).isEmpty();
    }
}
