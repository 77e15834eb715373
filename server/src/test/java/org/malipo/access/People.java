package org.malipo.access;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.malipo.testing.EmptyDatabase;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Whom tests meet: an empty server, its administrator, people with stores of their own, keys with few rights. */
@TestComponent
public class People {
    public static final String PASSWORD = "correct horse";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Accounts accounts;
    private final ApiKeys keys;
    private final Memberships memberships;
    private final Callers callers;
    private final JdbcClient jdbc;
    private final EmptyDatabase database;
    private final Policies policies;

    People(
            Accounts accounts,
            ApiKeys keys,
            Memberships memberships,
            Callers callers,
            JdbcClient jdbc,
            EmptyDatabase database,
            Policies policies) {
        this.accounts = accounts;
        this.keys = keys;
        this.memberships = memberships;
        this.callers = callers;
        this.jdbc = jdbc;
        this.database = database;
        this.policies = policies;
    }

    /** Takes all people and stores away. */
    public void none() {
        database.empty();
        callers.forgetAll();
        policies.forget();
    }

    /** Has rights that were changed in the database alone count at once. */
    public void askAnew() {
        callers.forgetAll();
    }

    /** Decides one of the server's policies, by the name it has in {@link ServerPolicies}. */
    public void policy(String name, Object value) {
        var changed = JSON.<ObjectNode>valueToTree(policies.current());
        changed.set(name, JSON.valueToTree(value));
        policies.save(JSON.treeToValue(changed, ServerPolicies.class));
    }

    public Account admin() {
        return accounts.createFirstAdmin(new NewAccount("admin@example.com", PASSWORD, null, null, true));
    }

    /** {@return the first administrator, made if there is none} Until there is one, each page leads to making one. */
    public Account anyAdmin() {
        return accounts.hasAdmin() ? accounts.enabledAdmins().getFirst() : admin();
    }

    /** {@return a further administrator} */
    public Account otherAdmin() {
        return accounts.create(new NewAccount("other.admin@example.com", PASSWORD, null, null, true), true);
    }

    public Account person(String email) {
        return accounts.create(new NewAccount(email, PASSWORD, null, null, false), true);
    }

    /** {@return the value of a new key with these grants, as they stand in requests} */
    public String key(Account owner, String... grants) {
        var parsed = Arrays.stream(grants)
                .map(Grant::parse)
                .flatMap(Optional::stream)
                .toList();
        return keys.create(owner.id(), "test", parsed).value();
    }

    public String unrestrictedKey(Account owner) {
        return keys.create(owner.id(), "test", List.of(Grant.UNRESTRICTED)).value();
    }

    /** {@return a new store with this owner} */
    public StoreId store(Account owner) {
        var id = new StoreId(OpaqueId.base58(32));
        jdbc.sql("""
                insert into store (id, name, network, settings, archived, created_at)
                values (:id, 'Shop', 'regtest', '{}', false, now())
                """).param("id", id.value()).update();
        memberships.add(id, owner.id(), Role.OWNER);
        return id;
    }

    public static String token(String key) {
        return "token " + key;
    }

    public static String basic(String email, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((email + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** {@return the client as somebody with this header} */
    public static RestTestClient as(RestTestClient client, String authorization) {
        return client.mutate()
                .defaultHeader(HttpHeaders.AUTHORIZATION, authorization)
                .build();
    }
}
