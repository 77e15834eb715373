package org.malipo.access;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.malipo.access.audit.AuditLine;
import org.malipo.access.audit.AuditSearch;
import org.malipo.access.audit.AuditTable;
import org.malipo.problem.ProblemException;
import org.malipo.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

/** Who works in a store, over the API. */
@ServerTest
class StoreUsersTests {
    private static final ParameterizedTypeReference<List<Map<String, Object>>> ROWS =
            new ParameterizedTypeReference<>() {};

    @Autowired
    private RestTestClient client;

    @Autowired
    private People people;

    @Autowired
    private Memberships memberships;

    @Autowired
    private AuditTable audit;

    private Account owner;
    private Account cashier;
    private StoreId store;
    private RestTestClient asOwner;

    @BeforeEach
    void oneShop() {
        people.none();
        people.admin();
        owner = people.person("owner@example.com");
        cashier = people.person("cashier@example.com");
        store = people.store(owner);
        asOwner = as(owner);
    }

    @Test
    void addsAMemberByEmailAndShowsThemWithOldAndNewNames() {
        add("cashier@example.com", "Employee").expectStatus().isOk();

        assertThat(members())
                .extracting(row -> row.get("email"))
                .containsExactly("owner@example.com", "cashier@example.com");
        assertThat(members().getLast())
                .containsEntry("id", cashier.id().value())
                .containsEntry("userId", cashier.id().value())
                .containsEntry("storeRole", "Employee")
                .containsEntry("role", "Employee")
                .containsKeys("name", "imageUrl", "invitationUrl", "emailConfirmed", "approved", "disabled", "roles")
                .containsKeys("created", "storeQuota", "requiresApproval", "requiresEmailConfirmation");
    }

    @Test
    void givesTheDefaultRoleWhereNoneIsNamed() {
        asOwner.post()
                .uri(users(""))
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("id", cashier.id().value()))
                .exchange()
                .expectStatus()
                .isOk();

        assertThat(members().getLast()).containsEntry("storeRole", "Owner");
    }

    @Test
    void refusesTheSamePersonTwiceAndTheSameRoleAgain() {
        add("cashier@example.com", "Employee").expectStatus().isOk();

        refused(add("cashier@example.com", "Guest"), 409, "duplicate-store-user-role");
        refused(change("cashier@example.com", "Employee"), 409, "duplicate-store-user-role");
    }

    @Test
    void refusesUnknownPeopleAndRoles() {
        refused(add("nobody@example.com", "Employee"), 404, "user-not-found");
        refused(remove("cashier@example.com"), 404, "user-not-found");
        add("cashier@example.com", "Emperor")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$[0].path")
                .isEqualTo("StoreRole")
                .jsonPath("$[0].message")
                .isEqualTo("The role id provided does not exist");
    }

    @Test
    void keepsTheLastOwner() {
        add("cashier@example.com", "Employee").expectStatus().isOk();

        refused(remove("owner@example.com"), 409, "store-user-role-orphaned");
        refused(change("owner@example.com", "Guest"), 409, "store-user-role-orphaned");
        change("cashier@example.com", "Owner").expectStatus().isOk();
        change("owner@example.com", "Guest").expectStatus().isOk();
    }

    @Test
    void leavesOneOfTwoOwnersWhoRemoveEachOtherAtOnce() throws Exception {
        for (var round = 0; round < 10; round++) {
            var shop = people.store(owner);
            memberships.add(shop, cashier.id(), Role.OWNER);
            var outcomes = atOnce(() -> dismissed(shop, owner), () -> dismissed(shop, cashier));

            assertThat(outcomes).containsExactlyInAnyOrder(true, false);
            assertThat(memberships.of(shop)).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Manager", "Employee", "Guest", "Wallet Manager", "Multisigner", "Multisigner Guest"})
    void letsNobodyButAnOwnerDecideWhoBelongsToIt(String role) {
        memberships.add(store, cashier.id(), role);

        as(cashier)
                .put()
                .uri(users("/cashier@example.com"))
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("storeRole", "Owner"))
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.missingPermission")
                .isEqualTo("btcpay.store.canmodifystoresettings");
    }

    @Test
    void endsAccessAtOnce() {
        add("cashier@example.com", "Manager").expectStatus().isOk();
        var asCashier = as(cashier);
        asCashier.get().uri(users("")).exchange().expectStatus().isOk();

        change("cashier@example.com", "Employee").expectStatus().isOk();
        asCashier.get().uri(users("")).exchange().expectStatus().isForbidden();

        change("cashier@example.com", "Manager").expectStatus().isOk();
        asCashier.get().uri(users("")).exchange().expectStatus().isOk();
        remove("cashier@example.com").expectStatus().isOk();
        asCashier.get().uri(users("")).exchange().expectStatus().isForbidden();
    }

    private boolean dismissed(StoreId shop, Account person) {
        try {
            memberships.dismiss(shop, person.id());
            return true;
        } catch (ProblemException lastOwner) {
            return false;
        }
    }

    private static List<Boolean> atOnce(Callable<Boolean> one, Callable<Boolean> other) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(List.of(one, other)).stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }

    private RestTestClient as(Account person) {
        return People.as(client, People.token(people.unrestrictedKey(person)));
    }

    private String users(String rest) {
        return "/api/v1/stores/" + store + "/users" + rest;
    }

    private List<Map<String, Object>> members() {
        return requireNonNull(asOwner.get()
                .uri(users(""))
                .exchange()
                .expectBody(ROWS)
                .returnResult()
                .getResponseBody());
    }

    @Test
    void remembersWhoLetWhomIn() {
        add("cashier@example.com", "Employee").expectStatus().isOk();
        change("cashier@example.com", "Guest").expectStatus().isOk();
        remove("cashier@example.com").expectStatus().isOk();

        assertThat(audit.list(new AuditSearch(store, "member", null, null, null, null), Long.MAX_VALUE, 10))
                .extracting(
                        AuditLine::action,
                        AuditLine::actorId,
                        AuditLine::object,
                        line -> line.details().get("role"))
                .containsExactly(
                        line("member.removed", "Guest"),
                        line("member.role.changed", "Guest"),
                        line("member.added", "Employee"));
    }

    private Tuple line(String action, String role) {
        return tuple(action, owner.id().value(), AuditEntry.user(cashier.id()), role);
    }

    private ResponseSpec add(String person, String role) {
        return asOwner.post()
                .uri(users(""))
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("id", person, "storeRole", role))
                .exchange();
    }

    private ResponseSpec change(String person, String role) {
        return asOwner.put()
                .uri(users("/" + person))
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("storeRole", role))
                .exchange();
    }

    private ResponseSpec remove(String person) {
        return asOwner.delete().uri(users("/" + person)).exchange();
    }

    private static void refused(ResponseSpec answer, int status, String code) {
        answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
    }
}
