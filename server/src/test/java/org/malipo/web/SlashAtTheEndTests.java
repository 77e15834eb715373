package org.malipo.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.malipo.access.Browser;
import org.malipo.testing.ServerTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Clients that end addresses with a slash. */
@ServerTest
class SlashAtTheEndTests {
    @LocalServerPort
    private int port;

    @Test
    void findWhatTheyMean() {
        var browser = new Browser(port);

        assertThat(browser.open("/api/v1/stores/").statusCode()).isEqualTo(401);
        assertThat(browser.open("/api/v1/nothing/").statusCode()).isEqualTo(404);
    }
}
