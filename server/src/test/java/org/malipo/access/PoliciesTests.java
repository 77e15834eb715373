package org.malipo.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.malipo.access.ServerPolicies.DomainPage;
import org.malipo.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the administrator decided outlives the process, and older rows know newer policies by their defaults. */
@ServerTest
class PoliciesTests {
    @Autowired
    Policies policies;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void decideNothing() {
        jdbc.sql("delete from server_policy").update();
        policies.forget();
    }

    @Test
    void areTheDefaultsUntilSomebodyDecides() {
        assertThat(policies.current()).isEqualTo(ServerPolicies.DEFAULTS);
    }

    @Test
    void comeBackAsTheyWereSaved() {
        people.policy("lockSubscription", true);
        people.policy("domains", List.of(new DomainPage("shop.example", "/i/1")));
        policies.forget();

        assertThat(policies.current().lockSubscription()).isTrue();
        assertThat(policies.current().domains()).containsExactly(new DomainPage("shop.example", "/i/1"));
    }

    @Test
    void haveTheirDefaultsInAnOlderRow() {
        jdbc.sql("insert into server_policy (singleton, policies) values (true, '{\"storeQuota\": 3}')")
                .update();
        policies.forget();

        assertThat(policies.current().storeQuota()).isEqualTo(3);
        assertThat(policies.current().explorerLinks()).isEmpty();
    }
}
