package org.malipo.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.malipo.problem.MissingPermission;
import org.malipo.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

/**
 * A published incident of another payment server: somebody who was no administrator raised their own role. Every way to
 * more rights that starts with fewer is tried here.
 */
@ServerTest
class IncidentRoleEscalationTests {
    private static final Map<String, String> EVERYTHING =
            Map.of("name", "Boss", "permissions", "btcpay.store.canmodifystoresettings");

    @Autowired
    private RestTestClient client;

    @Autowired
    private People people;

    @Autowired
    private Memberships memberships;

    @Autowired
    private Roles roles;

    @LocalServerPort
    private int port;

    private Account admin;
    private Account owner;
    private Account clerk;
    private StoreId store;

    @BeforeEach
    void ownerAndClerk() {
        people.none();
        admin = people.admin();
        owner = people.person("owner@example.com");
        clerk = people.person("clerk@example.com");
        store = people.store(owner);
        memberships.add(store, clerk.id(), "Employee");
    }

    @Test
    void anOwnerDoesNotChangeRolesOfTheServer() {
        var browser = signedIn(owner);
        browser.open("/stores/" + store + "/roles");

        assertThat(browser.submit("/server/roles/Employee", EVERYTHING).statusCode())
                .isEqualTo(403);
        assertThat(browser.submit("/server/roles/create", EVERYTHING).statusCode())
                .isEqualTo(403);
        assertThat(browser.submit("/stores/" + store + "/roles/Employee", EVERYTHING)
                        .statusCode())
                .isEqualTo(404);
        assertThat(browser.submit("/stores/" + store + "/roles/Employee/delete", Map.of())
                        .statusCode())
                .isEqualTo(404);
        assertThat(roles.ofServer())
                .filteredOn(role -> role.id().equals("Employee"))
                .singleElement()
                .matches(role -> !role.owns());
    }

    @Test
    void anOwnerDoesNotTouchTheRolesOfAnotherStore() {
        var other = people.store(people.person("other@example.com"));
        roles.create(ownerOf(other), other, "Helper", List.of("btcpay.store.canviewinvoices"));
        var browser = signedIn(owner);
        browser.open("/stores/" + store + "/roles");

        var foreign = other + "::Helper";
        assertThat(browser.submit("/stores/" + other + "/roles/Helper", EVERYTHING)
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.submit("/stores/" + store + "/roles/" + foreign, EVERYTHING)
                        .statusCode())
                .isEqualTo(404);
        assertThat(browser.submit("/stores/" + store + "/roles/" + foreign + "?storeId=" + other, EVERYTHING)
                        .statusCode())
                .isEqualTo(404);
        assertThat(put(owner, store, clerk, foreign)).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unrestricted", "btcpay.server.canmodifyserversettings", "btcpay.user.canmodifyprofile"})
    void aRoleOfAStoreAllowsNothingBeyondIt(String permission) {
        var browser = signedIn(owner);
        browser.open("/stores/" + store + "/roles/create");

        var answer =
                browser.submit("/stores/" + store + "/roles/create", Map.of("name", "Boss", "permissions", permission));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(roles.of(store)).extracting(Role::name).doesNotContain("Boss");
    }

    @Test
    void aClerkDoesNotRaiseThemselves() {
        assertThat(put(clerk, store, clerk, "Owner")).isEqualTo(403);
        var browser = signedIn(clerk);
        browser.open("/account");
        assertThat(browser.submit("/stores/" + store + "/users/" + clerk.id().value(), Map.of("role", "Owner"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.submit("/stores/" + store + "/roles/create", EVERYTHING)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void nobodyGivesARoleThatAllowsMoreThanTheirKey() {
        var key = new Caller(
                owner.id(),
                owner.email(),
                false,
                new Caller.Credential.ApiKey("x"),
                List.of(Grant.parse("btcpay.store.canviewstoresettings").orElseThrow()),
                ownerOf(store).stores());

        assertThat(catchThrowableOfType(
                                MissingPermission.class,
                                () -> memberships.changeRole(
                                        key,
                                        store,
                                        clerk.id(),
                                        roles.find(store, "Owner").orElseThrow()))
                        .permission())
                .isEqualTo("btcpay.store.canmodifystoresettings");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unrestricted", "btcpay.server.canmodifyserversettings", "btcpay.user.candeleteuser"})
    void aKeyThatManagesPeopleMakesItsOwnerNoStrongerKey(String permission) {
        var manager = People.as(client, People.token(people.key(admin, "btcpay.server.canmanageusers")));

        assertThat(keyFor(manager, admin, permission)).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unrestricted", "btcpay.server.canmodifyserversettings"})
    void aKeyThatManagesPeopleGivesNobodyTheServer(String permission) {
        var manager = People.as(client, People.token(people.key(admin, "btcpay.server.canmanageusers")));

        assertThat(keyFor(manager, clerk, permission)).isEqualTo(403);
    }

    @Test
    void aKeyNeverGoesFurtherThanItsOwner() {
        var key = People.as(
                client, People.token(people.key(clerk, "btcpay.server.canmodifyserversettings", "unrestricted")));

        key.get().uri("/api/v1/server/roles").exchange().expectStatus().isForbidden();
        key.get()
                .uri("/api/v1/stores/" + store + "/users")
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    private Caller ownerOf(StoreId shop) {
        return new Caller(
                owner.id(),
                owner.email(),
                false,
                new Caller.Credential.Session(),
                List.of(Grant.UNRESTRICTED),
                Map.of(shop, Set.of(Permission.CAN_MODIFY_STORE_SETTINGS)));
    }

    private Browser signedIn(Account person) {
        var browser = new Browser(port);
        browser.signIn(person.email(), People.PASSWORD);
        return browser;
    }

    private int put(Account by, StoreId shop, Account person, String role) {
        return People.as(client, People.token(people.unrestrictedKey(by)))
                .put()
                .uri("/api/v1/stores/" + shop + "/users/" + person.email())
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("storeRole", role))
                .exchange()
                .returnResult()
                .getStatus()
                .value();
    }

    private static int keyFor(RestTestClient by, Account person, String permission) {
        return by.post()
                .uri("/api/v1/users/" + person.email() + "/api-keys")
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("permissions", List.of(permission)))
                .exchange()
                .returnResult()
                .getStatus()
                .value();
    }
}
