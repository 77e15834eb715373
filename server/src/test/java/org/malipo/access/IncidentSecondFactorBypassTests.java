package org.malipo.access;

import org.junit.jupiter.api.Test;
import org.malipo.testing.ServerTest;
import org.malipo.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Published incident of another server: with Basic authentication a stolen password was enough, whatever second factor there was. */
@ServerTest
class IncidentSecondFactorBypassTests {
    @Autowired
    private People people;

    @Autowired
    private SecondFactors factors;

    @Autowired
    private TestClock clock;

    @Autowired
    private RestTestClient client;

    @Test
    void aStolenPasswordAloneOpensNothingEvenIfItDidAMomentAgo() {
        people.none();
        var admin = people.admin();
        var thief = People.as(client, People.basic("admin@example.com", People.PASSWORD));
        thief.get().uri("/api/v1/users/me").exchange().expectStatus().isOk();

        factors.confirmApp(
                admin.id(),
                AuthenticatorApp.with(factors.offerApp(admin.id()), clock).code());

        thief.get()
                .uri("/api/v1/users/me")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.message")
                .isEqualTo("Cannot use Basic authentication when multi-factor is enabled.");
    }
}
