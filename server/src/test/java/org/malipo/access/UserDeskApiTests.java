package org.malipo.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

/** What administrators do to accounts over the API. */
class UserDeskApiTests extends UserCalls {
    @Autowired
    private AccountRemoval removal;

    @Autowired
    private Memberships memberships;

    @Test
    void locksAndUnlocksButNeverTheLastAdministrator() {
        var admin = people.admin();
        var key = people.key(admin, "btcpay.server.canmodifyserversettings");
        var person = people.person("p@example.com");
        var theirs = people.unrestrictedKey(person);

        post(key, USERS + "/p@example.com/lock", "{\"locked\":true}")
                .expectStatus()
                .isOk();
        assertThat(accounts.find(person.id()).orElseThrow().disabled()).isTrue();
        get(theirs, USERS + "/me")
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.message")
                .value(message -> assertThat((String) message).startsWith("ApiKey authentication failed"));
        post(key, USERS + "/p@example.com/lock", "{\"locked\":false}")
                .expectStatus()
                .isOk();
        get(theirs, USERS + "/me").expectStatus().isOk();

        post(key, USERS + "/admin@example.com/lock", "{\"locked\":true}")
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("last-administrator");
        notFound(post(key, USERS + "/nobody/lock", "{\"locked\":true}"));
        forbidden(
                post(theirs, USERS + "/admin@example.com/lock", "{\"locked\":true}"),
                "btcpay.server.canmodifyserversettings");
    }

    @Test
    void approvesOnceWhatNeedsApproval() {
        var key = people.unrestrictedKey(people.admin());
        people.person("free@example.com");
        people.policy("requiresUserApproval", true);
        post(null, USERS, "{\"email\":\"p@example.com\",\"password\":\"secret1\"}");
        assertThat(mailbox.newest("approval")).contains("/server/users/");

        post(key, USERS + "/p@example.com/approve", "{\"approved\":true}")
                .expectStatus()
                .isOk();
        assertThat(mailbox.mails()).extracting(Mailbox.Mail::about).containsExactly("approval", "approved");
        invalidState(post(key, USERS + "/p@example.com/approve", "{\"approved\":true}"), "User is already approved");
        post(key, USERS + "/p@example.com/approve", "{\"approved\":false}")
                .expectStatus()
                .isOk();
        invalidState(post(key, USERS + "/p@example.com/approve", "{\"approved\":false}"), "User is already unapproved");
        invalidState(
                post(key, USERS + "/free@example.com/approve", "{\"approved\":false}"),
                "Unapproving user failed: No approval required");
        notFound(post(key, USERS + "/nobody/approve", "{\"approved\":true}"));
    }

    @Test
    void removesPeopleButNotTheLastAdministrator() {
        var admin = people.admin();
        var key = people.key(admin, "btcpay.server.canmodifyserversettings");
        var person = people.person("p@example.com");
        people.store(person);
        var theirs = people.unrestrictedKey(person);

        call(HttpMethod.DELETE, "token " + key, USERS + "/p@example.com", null)
                .expectStatus()
                .isOk();

        assertThat(accounts.find(person.id())).isEmpty();
        get(theirs, USERS + "/me").expectStatus().isUnauthorized();
        notFound(call(HttpMethod.DELETE, "token " + key, USERS + "/p@example.com", null));
        call(HttpMethod.DELETE, "token " + key, USERS + "/admin@example.com", null)
                .expectStatus()
                .isForbidden();
        var self = people.key(admin, "btcpay.user.candeleteuser");
        call(HttpMethod.DELETE, "token " + self, USERS + "/me", null)
                .expectStatus()
                .isForbidden();
    }

    @Test
    void leavesNoStoreThatOthersWorkInWithoutAnOwner() {
        people.admin();
        var owner = people.person("owner@example.com");
        var store = people.store(owner);
        memberships.add(store, people.person("cashier@example.com").id(), "Employee");
        var key = people.unrestrictedKey(owner);

        call(HttpMethod.DELETE, "token " + key, USERS + "/me", null)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("store-user-role-orphaned");

        memberships.add(store, people.person("second@example.com").id(), Role.OWNER);
        call(HttpMethod.DELETE, "token " + key, USERS + "/me", null)
                .expectStatus()
                .isOk();
    }

    @Test
    void leavesOneOfTwoAdministratorsWhoRemoveThemselvesAtOnce() throws Exception {
        var first = people.admin();
        var second = accounts.create(new NewAccount("two@example.com", People.PASSWORD, null, null, true), true);
        var leaving = List.<Callable<@Nullable Void>>of(() -> leave(first), () -> leave(second));

        List<Future<@Nullable Void>> outcomes;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            outcomes = threads.invokeAll(leaving);
        }

        assertThat(outcomes)
                .filteredOn(outcome -> outcome.state() == Future.State.SUCCESS)
                .hasSize(1);
        assertThat(accounts.enabledAdmins()).hasSize(1);
    }

    private @Nullable Void leave(Account account) {
        removal.remove(account.id());
        return null;
    }
}
