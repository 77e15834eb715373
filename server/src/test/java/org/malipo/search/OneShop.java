package org.malipo.search;

import java.net.http.HttpResponse;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.malipo.access.Account;
import org.malipo.access.Browser;
import org.malipo.access.Memberships;
import org.malipo.access.People;
import org.malipo.access.StoreId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

/** An administrator, and an owner with a shop, who sit at one browser. */
@NullUnmarked // fields are set before each test
abstract class OneShop {
    @LocalServerPort
    int port;

    @Autowired
    RestTestClient client;

    @Autowired
    People people;

    @Autowired
    Memberships memberships;

    @Autowired
    JdbcClient jdbc;

    Account owner;
    StoreId shop;
    Browser browser;

    @BeforeEach
    void oneShop() {
        people.none();
        people.admin();
        owner = people.person("owner@example.com");
        shop = people.store(owner);
        browser = new Browser(port);
    }

    void signIn(String email) {
        browser.signIn(email, People.PASSWORD);
    }

    static Optional<String> goesTo(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .map(address -> address.replaceFirst("^http://127\\.0\\.0\\.1:[0-9]+", ""));
    }
}
