package org.malipo.access;

import org.junit.jupiter.api.Test;
import org.malipo.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

/** What programs are told of permissions. */
@ServerTest
class PermissionsApiTests {
    @Autowired
    private RestTestClient client;

    @Autowired
    private People people;

    @Test
    void listsAllPermissionsWithWhatTheyInclude() {
        people.none();
        var key = people.key(people.admin(), "btcpay.user.canviewprofile");

        People.as(client, People.token(key))
                .get()
                .uri("/misc/permissions")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.length()")
                .isEqualTo(Permission.values().length)
                .jsonPath("$[0].name")
                .isEqualTo("btcpay.impersonation.canimpersonate")
                .jsonPath("$[?(@.name=='btcpay.store.canmodifypaymentrequests')].included[0]")
                .isEqualTo("btcpay.store.canviewpaymentrequests")
                .jsonPath("$[?(@.name=='unrestricted')].included.length()")
                .isEqualTo(Permission.values().length - 1);
        client.get().uri("/misc/permissions").exchange().expectStatus().isUnauthorized();
    }
}
