package org.malipo.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.malipo.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** A client that says it is somebody else, or that the server is: with an address of the server's own, and no proxy here. */
@ServerTest
@TestPropertySource(properties = {"malipo.public.url=https://pay.example.com", "malipo.http.proxies=10.0.0.0/8"})
class ForgedOriginTests extends FrontDoorCase {
    /** Sent without the cookies of whoever is signed in. */
    private static final String STRANGER = "GET /login?as=stranger";

    private static final String ELSEWHERE = "not at the server’s own address";

    @Autowired
    private SiteAddress site;

    @Test
    void nobodyButAProxySaysWhoTheClientIs() {
        var answer = ask("POST /api/v1/api-keys", "127.0.0.1", "X-Forwarded-For: 203.0.113.9\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200");
        assertThat(lastAddress()).isEqualTo("127.0.0.1");
    }

    @Test
    void nobodyButAProxySaysThatTheConnectionIsSafe() {
        var answer = ask(STRANGER, "pay.example.com", "X-Forwarded-Proto: https\r\nX-Forwarded-Ssl: on\r\n");

        assertThat(answer).contains("XSRF-TOKEN=").doesNotContain("Secure");
    }

    @Test
    void noPageRepeatsAHostThatIsNotOurs() {
        var pages = routes().filter(route ->
                route.isRead() && !route.isLive() && !route.pattern().startsWith("/swagger"));

        assertThat(pages)
                .isNotEmpty()
                .allSatisfy(route -> assertThat(
                                ask("GET " + route.path(store), "evil.example", "X-Forwarded-Host: evil.example\r\n"))
                        .doesNotContain("evil.example"));
    }

    @Test
    void refusesHostsThatAreNone() {
        assertThat(ask("GET /login", "evil.example/path", "")).startsWith("HTTP/1.1 400");
        assertThat(ask("GET /login", "user@evil.example", "")).startsWith("HTTP/1.1 400");
        assertThat(ask("GET /login", "one\r\nHost: two", "")).startsWith("HTTP/1.1 400");
    }

    @Test
    void tellsTheStaffThatTheyAreSomewhereElse() {
        assertThat(ask("GET /account", "127.0.0.1", "")).contains(ELSEWHERE, "pay.example.com");
        assertThat(ask("GET /account", "evil.example", "")).contains("This connection is not encrypted");
        assertThat(new Browser(port).open("/login").body()).doesNotContain(ELSEWHERE);
    }

    @Test
    void linksForOthersBeginWithTheServersOwnAddress() {
        assertThat(site.of("/login")).isEqualTo("https://pay.example.com/login");
    }

    /** {@return the whole answer, headers and all} */
    private String ask(String what, String host, String headers) {
        var cookies = browser.cookies().getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        var body = what.startsWith("POST") ? "{\"label\":\"x\",\"permissions\":[\"unrestricted\"]}" : "";
        var shown = what.equals(STRANGER) ? "" : cookies;
        var credential = what.contains("/api/") ? "Authorization: token " + key : "Cookie: " + shown;
        var request = what + " HTTP/1.1\r\nHost: " + host + "\r\n" + headers + credential
                + "\r\nAccept: text/html,application/json\r\nContent-Type: application/json\r\nConnection: close\r\n"
                + "Content-Length: " + body.length() + "\r\n\r\n" + body;
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(what, e);
        }
    }
}
