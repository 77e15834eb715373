package org.malipo.access;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.malipo.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Links in letters: each works once, for whom it was made, as long as it is fresh. */
abstract class LetterLinkCase {
    @Autowired
    People people;

    @Autowired
    Mailbox mailbox;

    @Autowired
    Accounts accounts;

    @Autowired
    AccountDesk desk;

    @Autowired
    Registration registration;

    @Autowired
    TestClock clock;

    @LocalServerPort
    int port;

    Browser browser = new Browser(0);

    @BeforeEach
    void oneAdministrator() {
        people.none();
        people.admin();
        mailbox.empty(true);
        browser = new Browser(port);
        clock.reset();
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new MockHttpServletRequest()));
    }

    @AfterEach
    void tidy() {
        clock.reset();
        RequestContextHolder.resetRequestAttributes();
    }

    HttpResponse<String> forgot(String email) {
        browser.open("/login/forgot-password");
        return browser.submit("/login/forgot-password", Map.of("email", email));
    }

    static Map<String, String> filled(String link) {
        return filled(link, "brand new one");
    }

    /** The form as the link's page fills it, with a password. */
    static Map<String, String> filled(String link, String password) {
        var query = link.substring(link.indexOf("userId=") + "userId=".length()).split("&code=", 2);
        return Map.of("userId", query[0], "code", query[1], "password", password, "confirmation", password);
    }

    static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }
}
