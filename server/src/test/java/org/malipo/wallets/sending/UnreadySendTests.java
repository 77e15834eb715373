package org.malipo.wallets.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.malipo.access.People;
import org.malipo.secrets.Place;
import org.malipo.secrets.Vault;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Nothing is sent, and nothing is lost, while the chain is not followed to its end, or the wallet's key is not what it should be. */
class UnreadySendTests extends SendCase {
    @Autowired
    private Vault vault;

    @AfterEach
    void catchUp() {
        followingIs("READY");
    }

    @Test
    void waitsUntilTheChainIsFollowedToItsEnd() {
        coin(100_000);
        followingIs("SYNCING");

        assertRefused(
                post(SEND, paying("0.0004", "")),
                503,
                "not-available",
                "BTC-CHAIN services are not currently available");
        var info = info();
        assertThat(info.path("fullySynched").asBoolean(true)).isFalse();
        assertThat(info.at("/syncStatus/0/available").asBoolean(true)).isFalse();

        followingIs("READY");
        assertThat(info().path("fullySynched").asBoolean()).isTrue();
        ok(post(SEND, paying("0.0004", "")));
    }

    @Test
    void saysThatTheSeedIsGone() {
        coin(100_000);
        jdbc.update("delete from wallet_seed where wallet_id = ?", wallet.id());

        assertRefused(
                post(SEND, paying("0.0004", "")),
                503,
                "not-available",
                "NBXplorer doesn't have the seed of the wallet");
        assertThat(heldCoins()).isZero();
    }

    @Test
    void signsWithNoKeyThatMakesOtherAddresses() {
        var other = generated(people.store(admin), true);
        var foreign = vault.open(
                place(other.store().value(), other.id()),
                jdbc.queryForList("select account_key from wallet_seed where wallet_id = ?", String.class, other.id())
                        .getFirst());
        jdbc.update(
                "update wallet_seed set account_key = ? where wallet_id = ?",
                vault.seal(place(wallet.store().value(), wallet.id()), foreign),
                wallet.id());
        coin(100_000);

        assertRefused(
                post(SEND, paying("0.0004", "")),
                503,
                "not-available",
                "The private key saved for this wallet doesn't match the derivation scheme");
        assertThat(heldCoins()).isZero();
    }

    private static Place place(String store, long wallet) {
        return new Place("wallet_seed", "account_key", store + "/" + wallet, store);
    }

    private void followingIs(String state) {
        jdbc.update("update chain_status set state = ? where network = 'regtest'", state);
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> info().path("fullySynched").asBoolean() == state.equals("READY"));
    }

    private JsonNode info() {
        return ok(People.as(client, People.token(people.unrestrictedKey(admin)))
                .get()
                .uri("/api/v1/server/info")
                .exchange());
    }
}
