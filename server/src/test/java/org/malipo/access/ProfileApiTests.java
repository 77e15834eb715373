package org.malipo.access;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

/** What people do to their own account over the API. */
class ProfileApiTests extends UserCalls {
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
}
