package org.malipo.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

/** Making accounts over the API, and finding them. */
class UsersApiTests extends UserCalls {
    @Test
    void makesTheFirstPersonAnAdministratorOnlyIfAsked() {
        post(null, USERS, "{\"email\":\"a@example.com\"}")
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.roles.length()")
                .isEqualTo(0)
                .jsonPath("$.approved")
                .isEqualTo(true)
                .jsonPath("$.invitationUrl")
                .isEqualTo(null);
        post(null, USERS, "{\"email\":\"b@example.com\",\"password\":\"secret1\",\"isAdministrator\":true}")
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.roles[0]")
                .isEqualTo("ServerAdmin");
    }

    @Test
    void saysWhichFieldIsWrong() {
        people.admin();
        wrong(post(null, USERS, "{}"), "Email", "Email is missing");
        wrong(post(null, USERS, "{\"email\":\"abc\"}"), "Email", "Invalid email");
        wrong(post(null, USERS, "{\"email\":\"ADMIN@example.com\"}"), "Email", null);
        wrong(post(null, USERS, "{\"email\":\"x@example.com\",\"password\":\"aaaaa\"}"), "Password", null);
        wrong(post(null, USERS, "{\"email\":\"x@example.com\",\"imageUrl\":\"fileid:1\"}"), "ImageUrl", null);
        post(null, USERS, "{\"email\":\"x@example.com\",\"password\":\"aaaaaa\"}")
                .expectStatus()
                .isCreated();
    }

    @Test
    void refusesStrangersWhoAskForMoreThanTheyMay() {
        people.admin();
        unauthenticated(
                post(null, USERS, "{\"email\":\"x@example.com\",\"isAdministrator\":true}"),
                "New admin creation isn't authorized to users who are not admin");
        people.policy("lockSubscription", true);
        unauthenticated(
                post(null, USERS, "{\"email\":\"x@example.com\"}"),
                "New user creation isn't authorized to users who are not admin");
    }

    @Test
    void letsNoOrdinaryPersonMakeAdministrators() {
        people.admin();
        var key = people.unrestrictedKey(people.person("p@example.com"));

        post(key, USERS, "{\"email\":\"x@example.com\",\"isAdministrator\":true}")
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.missingPermission")
                .isEqualTo("unrestricted")
                .jsonPath("$.message")
                .isEqualTo("Insufficient API Permissions. Please use an API key with permission: unrestricted and be an"
                        + " admin.");
        forbidden(
                post(
                        people.key(admin(), "btcpay.server.cancreateuser"),
                        USERS,
                        "{\"email\":\"x@example.com\",\"isAdministrator\":true}"),
                "unrestricted");
        post(key, USERS, "{\"email\":\"y@example.com\"}")
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.approved")
                .isEqualTo(false);
        people.policy("disableNonAdminCreateUserApi", true);
        forbidden(post(key, USERS, "{\"email\":\"z@example.com\"}"), "btcpay.server.cancreateuser");
    }

    @Test
    void invitesPeopleWhomSomebodyKnownMakesAnAccountFor() {
        var key = people.unrestrictedKey(people.admin());

        post(key, USERS, "{\"email\":\"a@example.com\",\"name\":\"A\",\"imageUrl\":\"https://example.com/a.png\"}")
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.name")
                .isEqualTo("A")
                .jsonPath("$.imageUrl")
                .isEqualTo("https://example.com/a.png")
                .jsonPath("$.approved")
                .isEqualTo(true)
                .jsonPath("$.storeQuota")
                .isEqualTo(null)
                .jsonPath("$.invitationUrl")
                .value(link -> assertThat((String) link).matches("http.*/invite/[0-9a-f-]{36}/[0-9a-f]{12}"));
        post(key, USERS, "{\"email\":\"b@example.com\",\"sendInvitationEmail\":false}")
                .expectStatus()
                .isCreated();

        assertThat(mailbox.mails()).extracting(Mailbox.Mail::email).containsExactly("a@example.com");
    }

    @Test
    void asksOfNewPeopleWhatThePoliciesSay() {
        people.admin();
        people.policy("requiresConfirmedEmail", true);
        people.policy("requiresUserApproval", true);

        post(null, USERS, "{\"email\":\"a@example.com\",\"password\":\"secret1\"}")
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.requiresEmailConfirmation")
                .isEqualTo(true)
                .jsonPath("$.emailConfirmed")
                .isEqualTo(false)
                .jsonPath("$.requiresApproval")
                .isEqualTo(true)
                .jsonPath("$.approved")
                .isEqualTo(false);

        assertThat(mailbox.mails()).extracting(Mailbox.Mail::about).containsExactly("confirm");
        unauthenticated(
                call(HttpMethod.GET, People.basic("a@example.com", "secret1"), USERS + "/me", null),
                "You must have a confirmed email to log in.");
    }

    @Test
    void listsAndFindsPeopleForThoseWhoMaySeeThem() {
        var admin = people.admin();
        var other = people.person("p@example.com");
        var viewer = people.key(admin, "btcpay.server.canviewusers");

        get(viewer, USERS)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$[*].email")
                .isEqualTo(List.of("admin@example.com", "p@example.com"));
        get(viewer, USERS + "/P@example.com")
                .expectBody()
                .jsonPath("$.id")
                .isEqualTo(other.id().value());
        get(viewer, USERS + "/" + other.id().value())
                .expectBody()
                .jsonPath("$.email")
                .isEqualTo("p@example.com");
        notFound(get(viewer, USERS + "/nobody"));
        notFound(get(viewer, USERS + "/nobody@example.com"));
        forbidden(get(people.key(admin, "btcpay.server.canmodifyserversettings"), USERS), "btcpay.server.canviewusers");
        forbidden(get(people.unrestrictedKey(other), USERS), "btcpay.server.canviewusers");
        get(null, USERS).expectStatus().isUnauthorized();
    }
}
