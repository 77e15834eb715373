package org.malipo.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.malipo.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.mock.web.MockHttpServletRequest;

/** Nobody types a password where others read it, on a server that keeps real money. */
@ServerTest
@Import(SafeDoorTests.RealMoney.class)
class SafeDoorTests {
    @Autowired
    private People people;

    @LocalServerPort
    private int port;

    @TestConfiguration(proxyBeanMethods = false)
    static class RealMoney {
        @Bean
        @Primary
        SafeDoor doorOfAServerWithRealMoney() {
            return new SafeDoor(true);
        }
    }

    @BeforeEach
    void oneAdministrator() {
        people.none();
        people.admin();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/login/second-login", "/login/forgot-password", "/register", "/invite/a/b"})
    void showsNoFormOverAConnectionThatOthersRead(String path) {
        assertThat(ask("GET " + path, "shop.example"))
                .startsWith("HTTP/1.1 403")
                .contains("begins with https")
                .doesNotContain("<form method=\"post\" action=\"/login");
        assertThat(ask("GET /login", "127.0.0.1")).contains("action=\"/login\"");
    }

    @Test
    void takesNoPasswordThere() {
        assertThat(ask("POST /login", "shop.example"))
                .startsWith("HTTP/1.1 302")
                .contains("Location: /login/insecure");
        assertThat(ask("POST /login", "127.0.0.1")).startsWith("HTTP/1.1 400"); // without the token of our form
        assertThat(ask("GET /login/insecure", "127.0.0.1")).contains("Location: /login\r\n");
    }

    @Test
    void isOpenWhereNobodyReadsAlongOrNothingIsAtStake() {
        assertThat(new SafeDoor(true).isOpen(at("shop.example"))).isFalse();
        assertThat(new SafeDoor(false).isOpen(at("shop.example"))).isTrue();
        var encrypted = at("shop.example");
        encrypted.setSecure(true);
        assertThat(new SafeDoor(true).isOpen(encrypted)).isTrue();
        for (var host : new String[] {"127.0.0.1", "till", "till.local", "192.168.1.4", "abc.onion"}) {
            assertThat(new SafeDoor(true).isOpen(at(host))).as(host).isTrue();
        }
        assertThat(new SafeDoor(true).isOpen(at("203.0.113.9"))).isFalse();
    }

    private static MockHttpServletRequest at(String host) {
        var request = new MockHttpServletRequest();
        request.setServerName(host);
        return request;
    }

    private String ask(String what, String host) {
        var body = what.startsWith("POST") ? "Email=admin%40example.com&Password=correct+horse" : "";
        var request = what + " HTTP/1.1\r\nHost: " + host + "\r\nAccept: text/html\r\nConnection: close\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length() + "\r\n\r\n"
                + body;
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(what, e);
        }
    }
}
