package org.malipo.access;

import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.malipo.access.Routes.Route;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** All routes of a server, with its administrator signed in. */
abstract class FrontDoorCase {
    @Autowired
    People people;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @LocalServerPort
    int port;

    Browser browser = new Browser(0);
    StoreId store = new StoreId("");
    String key = "";

    @BeforeEach
    void signIn() {
        people.none();
        var admin = people.admin();
        store = people.store(admin);
        key = people.unrestrictedKey(admin);
        browser = new Browser(port);
        browser.signIn("admin@example.com", People.PASSWORD);
    }

    Stream<Route> routes() {
        return new Routes(mappings).all();
    }

    /** {@return the address from which the newest API key was made, as the audit log has it} */
    String lastAddress() {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select address from audit_entry where action = 'key.created' order by position desc limit 1",
                String.class));
    }
}
