package org.malipo.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.access.Caller.Credential;
import org.malipo.access.factor.LnurlAuth;
import org.malipo.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;

/** A stream that goes on for hours ends with what it began with. */
@ServerTest
class StandingTests {
    @Autowired
    private People people;

    @Autowired
    private Standing standing;

    @Autowired
    private Accounts accounts;

    @Autowired
    private ApiKeys keys;

    @Autowired
    private Memberships memberships;

    @Autowired
    private DeviceKeys devices;

    @Autowired
    private LnurlAuth wallets;

    private Account owner;
    private StoreId store;

    @BeforeEach
    void oneShop() {
        people.none();
        people.admin();
        owner = people.person("owner@example.com");
        store = people.store(owner);
    }

    @Test
    void endsWithThePassword() {
        var stream = standing.of(caller(new Credential.Basic()));
        var program = standing.of(caller(key()));
        assertThat(mayFollow(stream)).isTrue();

        accounts.changePassword(owner.id(), "another horse");

        assertThat(mayFollow(stream)).isFalse();
        assertThat(mayFollow(program)).isTrue();
    }

    @Test
    void endsWhenThePasswordIsNoLongerEnough() {
        var stream = standing.of(caller(new Credential.Basic()));

        assertThat(devices.add(WalletDevice.of(1).answer(wallets.askToLink(owner.id()))))
                .isTrue();

        assertThat(mayFollow(stream)).isFalse();
    }

    @Test
    void endsWithTheKeyAndWithTheMembership() {
        var first = key();
        var revoked = standing.of(caller(first));
        var left = standing.of(caller(key()));

        keys.revoke(owner.id(), first.hash());
        assertThat(mayFollow(revoked)).isFalse();
        assertThat(mayFollow(left)).isTrue();

        memberships.remove(store, owner.id());
        assertThat(mayFollow(left)).isFalse();
    }

    private boolean mayFollow(Standing.Held held) {
        return held.may(Permission.CAN_MODIFY_WEBHOOKS, store);
    }

    private Credential.ApiKey key() {
        return new Credential.ApiKey(ApiKey.hash(people.unrestrictedKey(owner)));
    }

    private Caller caller(Credential credential) {
        return new Caller(
                owner.id(),
                owner.email(),
                false,
                credential,
                List.of(Grant.UNRESTRICTED),
                Map.of(store, Set.of(Permission.CAN_MODIFY_STORE_SETTINGS)));
    }
}
