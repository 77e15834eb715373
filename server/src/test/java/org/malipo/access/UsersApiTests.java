package org.malipo.access;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

/** Every operation on users, and who may call it. */
@ServerTest
@AutoConfigureRestTestClient
@Import({People.class, Mailbox.class})
class UsersApiTests {
    private static final String USERS = "/api/v1/users";

    @Autowired
    private RestTestClient client;

    @Autowired
    private People people;

    @Autowired
    private Mailbox mailbox;

    @Autowired
    private Accounts accounts;

    @Autowired
    private AccountRemoval removal;

    @Autowired
    private Memberships memberships;

    @BeforeEach
    void nobody() {
        people.none();
        mailbox.empty(true);
    }

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

    @Test
    void changesWhatIsSentAndLeavesTheRest() {
        var person = people.person("p@example.com");
        var key = people.key(person, "btcpay.user.canmodifyprofile");

        put(key, "{\"name\":\"Asha\"}").expectBody().jsonPath("$.name").isEqualTo("Asha");
        put(key, "{\"imageUrl\":\"https://example.com/p.png\"}")
                .expectBody()
                .jsonPath("$.name")
                .isEqualTo("Asha")
                .jsonPath("$.imageUrl")
                .isEqualTo("https://example.com/p.png");
        put(key, "{\"email\":\"new@example.com\",\"currentPassword\":\"" + People.PASSWORD + "\"}")
                .expectBody()
                .jsonPath("$.email")
                .isEqualTo("new@example.com")
                .jsonPath("$.emailConfirmed")
                .isEqualTo(false);
        assertThat(mailbox.mails()).extracting(Mailbox.Mail::email).containsExactly("new@example.com");
        forbidden(
                call(HttpMethod.PUT, "token " + people.key(person, "btcpay.user.canviewprofile"), USERS + "/me", "{}"),
                "btcpay.user.canmodifyprofile");
    }

    @Test
    void refusesAProfileThatWontDo() {
        people.admin();
        var key = people.unrestrictedKey(people.person("p@example.com"));

        wrong(put(key, "{\"email\":\"admin@example.com\"}"), "Email", null);
        wrong(put(key, "{\"email\":\"nonsense\",\"name\":\"X\"}"), "Email", "Invalid email");
        wrong(put(key, "{\"imageUrl\":\"fileid:someone-elses\"}"), "ImageUrl", null);
        wrong(put(key, "{\"imageUrl\":\"javascript:alert(1)\"}"), "ImageUrl", null);
        wrong(
                put(key, "{\"currentPassword\":\"wrong\",\"newPassword\":\"another one\"}"),
                "CurrentPassword",
                "The current password is not correct.");
        wrong(
                put(key, "{\"currentPassword\":\"" + People.PASSWORD + "\",\"newPassword\":\"short\"}"),
                "NewPassword",
                null);

        assertThat(accounts.findByEmail("p@example.com").orElseThrow().name()).isNull();
        put(key, "{\"currentPassword\":\"" + People.PASSWORD + "\",\"newPassword\":\"another one\"}")
                .expectStatus()
                .isOk();
        call(HttpMethod.GET, People.basic("p@example.com", "another one"), USERS + "/me", null)
                .expectStatus()
                .isOk();
    }

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
    void letsPeopleRemoveThemselves() {
        people.admin();
        var person = people.person("p@example.com");
        forbidden(
                call(
                        HttpMethod.DELETE,
                        "token " + people.key(person, "btcpay.user.canmodifyprofile"),
                        USERS + "/me",
                        null),
                "btcpay.user.candeleteuser");

        call(HttpMethod.DELETE, "token " + people.key(person, "btcpay.user.candeleteuser"), USERS + "/me", null)
                .expectStatus()
                .isOk();

        assertThat(accounts.find(person.id())).isEmpty();
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

    @Test
    void refusesAPictureThatIsNone() {
        var key = people.unrestrictedKey(people.admin());

        as("token " + key)
                .post()
                .uri(USERS + "/me/picture")
                .contentType(MediaType.parseMediaType("multipart/form-data; boundary=x"))
                .body("--x--\r\n".getBytes(US_ASCII))
                .exchange()
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$[0].path")
                .isEqualTo("file");
        call(HttpMethod.DELETE, "token " + key, USERS + "/me/picture", null)
                .expectStatus()
                .isOk();
    }

    private @Nullable Void leave(Account account) {
        removal.remove(account.id());
        return null;
    }

    private Account admin() {
        return accounts.findByEmail("admin@example.com").orElseThrow();
    }

    private ResponseSpec get(@Nullable String key, String path) {
        return call(HttpMethod.GET, key == null ? null : "token " + key, path, null);
    }

    private ResponseSpec post(@Nullable String key, String path, String body) {
        return call(HttpMethod.POST, key == null ? null : "token " + key, path, body);
    }

    private ResponseSpec put(String key, String body) {
        return call(HttpMethod.PUT, "token " + key, USERS + "/me", body);
    }

    private ResponseSpec call(HttpMethod method, @Nullable String authorization, String path, @Nullable String body) {
        var request = as(authorization).method(method).uri(path);
        return body == null
                ? request.exchange()
                : request.contentType(MediaType.APPLICATION_JSON).body(body).exchange();
    }

    private RestTestClient as(@Nullable String authorization) {
        return authorization == null ? client : People.as(client, authorization);
    }

    private static void wrong(ResponseSpec answer, String path, @Nullable String message) {
        var body = answer.expectStatus().isEqualTo(422).expectBody();
        body.jsonPath("$[0].path").isEqualTo(path);
        if (message != null) {
            body.jsonPath("$[0].message").isEqualTo(message);
        }
    }

    private static void unauthenticated(ResponseSpec answer, String message) {
        answer.expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("unauthenticated")
                .jsonPath("$.message")
                .value(said -> assertThat((String) said).endsWith(message));
    }

    private static void forbidden(ResponseSpec answer, String permission) {
        answer.expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.missingPermission")
                .isEqualTo(permission);
    }

    private static void invalidState(ResponseSpec answer, String message) {
        answer.expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("invalid-state")
                .jsonPath("$.message")
                .isEqualTo(message);
    }

    private static void notFound(ResponseSpec answer) {
        answer.expectStatus().isNotFound().expectBody().jsonPath("$.code").isEqualTo("user-not-found");
    }
}
