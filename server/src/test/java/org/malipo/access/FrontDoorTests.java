package org.malipo.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.malipo.access.Routes.Route;
import org.malipo.testing.ServerTest;

/** What holds for every page: forged forms, cookies, headers, and who a proxy says the client is. */
@ServerTest
class FrontDoorTests extends FrontDoorCase {
    private static final Pattern INLINE =
            Pattern.compile("<script(?![^>]*\\bsrc=)|\\sstyle=\"|\\son\\w+=\"", Pattern.CASE_INSENSITIVE);
    private static final List<String> WATCHED = List.of(
            "account", "account_api_key", "account_membership", "account_role", "store", "webhook", "wallet", "file");

    @Test
    void refusesEveryFormThatHasNoToken() {
        var before = counts();

        assertThat(routes().filter(route -> !route.isApi() && !route.isOfPayers() && !route.isRead()))
                .isNotEmpty()
                .allSatisfy(route -> assertThat(browser.submitForged(route.path(store), Map.of("name", "forged"))
                                .statusCode())
                        .isEqualTo(400));
        assertThat(counts()).isEqualTo(before);
    }

    @Test
    void takesNothingThroughTheApiForACookieAlone() {
        var before = counts();
        var cookie = browser.cookies().getCookieStore().getCookies().stream()
                .map(one -> one.getName() + "=" + one.getValue())
                .reduce("", (all, one) -> all + one + "; ");

        assertThat(routes().filter(route -> route.isApi() && !route.isRead() && !route.isOfButtons()))
                .isNotEmpty()
                .allSatisfy(route -> assertThat(send(route.method(), route.path(store), "text/plain", "Cookie", cookie)
                                .statusCode())
                        .isBetween(400, 499));
        assertThat(counts()).isEqualTo(before);
    }

    @Test
    void noPageNeedsInlineScriptsAndNoneOfTheStaffStandsInAFrame() {
        assertThat(pages().filter(route -> !route.isLetter())).isNotEmpty().allSatisfy(route -> {
            var page = browser.open(route.path(store));
            var policy = header(page, "Content-Security-Policy");
            assertThat(policy).contains("default-src", "object-src 'none'").doesNotContain("unsafe");
            assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(header(page, "X-Frame-Options")).isEqualTo(route.isOfPayers() ? "" : "DENY");
            assertThat(policy.contains("frame-ancestors 'none'")).isEqualTo(!route.isOfPayers());
            assertThat(header(page, "Referrer-Policy")).isEqualTo(route.isOfPayers() ? "origin" : "same-origin");
            if (header(page, "Content-Type").startsWith("text/html")) {
                assertThat(INLINE.matcher(page.body()).find()).isFalse();
                assertThat(header(page, "Cache-Control")).contains("no-store");
            }
        });
    }

    @Test
    void lettersThatAreShownRunAndLoadNothing() {
        assertThat(pages().filter(Routes.Route::isLetter))
                .isNotEmpty()
                .allSatisfy(route -> assertThat(header(browser.open(route.path(store)), "Content-Security-Policy"))
                        .contains("default-src 'none'", "sandbox", "frame-ancestors 'self'")
                        .doesNotContain("script", "allow-"));
    }

    @Test
    void cookiesAreOutOfReachOfScriptsAndOtherSites() {
        var signIn = new Browser(port);
        var page = signIn.open("/login");
        var signedIn = signIn.submit("/login", Map.of("Email", "admin@example.com", "Password", People.PASSWORD));
        var inStore = signIn.open("/stores/" + store.value() + "/settings");

        var cookies = Stream.of(page, signedIn, inStore)
                .flatMap(FrontDoorTests::cookies)
                .toList();
        assertThat(cookies).anySatisfy(cookie -> assertThat(cookie).startsWith("malipo="));
        assertThat(cookies).anySatisfy(cookie -> assertThat(cookie).startsWith("XSRF-TOKEN="));
        assertThat(cookies).anySatisfy(cookie -> assertThat(cookie).startsWith("store=" + store.value()));
        assertThat(cookies)
                .allSatisfy(cookie -> assertThat(cookie)
                        .contains("HttpOnly", "Path=/")
                        .containsIgnoringCase("SameSite=Lax")
                        .doesNotContain("Secure"));
    }

    @Test
    void cookiesTravelOverTlsAloneWhereTheServerIsReachedByIt() {
        var pages = Stream.of(
                new Browser(port).openWith("X-Forwarded-Proto", "https", "/login"),
                browser.openWith("X-Forwarded-Proto", "https", "/stores/" + store.value() + "/settings"));

        assertThat(pages.flatMap(FrontDoorTests::cookies))
                .hasSizeGreaterThan(1)
                .allSatisfy(cookie -> assertThat(cookie).contains("Secure"));
    }

    @Test
    void forgetsTheStoreOfWhoeverSignsOut() {
        browser.open("/stores/" + store.value() + "/settings");

        var out = browser.submit("/logout", Map.of());

        assertThat(header(out, "Location")).isEqualTo("/login");
        assertThat(cookies(out))
                .anySatisfy(cookie -> assertThat(cookie).startsWith("store=;").contains("1970"));
        assertThat(browser.open("/account").statusCode()).isEqualTo(302);
    }

    /** A proxy on this machine is believed, as far as it says whom it got the request from. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.9 | 203.0.113.9",
                "6.6.6.6, 203.0.113.9 | 203.0.113.9",
                "6.6.6.6, 203.0.113.9, 127.0.0.1 | 203.0.113.9",
                "127.0.0.1, 203.0.113.9 | 203.0.113.9",
                "2001:db8::7 | 2001:db8::7"
            })
    void theLastHopThatIsNoProxyOfOursIsTheClient(String forwarded, String client) {
        makeKey("X-Forwarded-For", forwarded);

        assertThat(lastAddress()).isEqualTo(client);
    }

    @Test
    void theHostThatAProxyForwardsIsNotBelieved() {
        var answer = browser.openWith("X-Forwarded-Host", "evil.example", "/account/login-codes");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("evil.example");
    }

    private void makeKey(String header, String value) {
        var answer =
                send("POST", "/api/v1/api-keys", "application/json", "Authorization", People.token(key), header, value);
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private Stream<Route> pages() {
        return routes().filter(route -> route.isRead() && !route.isApi() && !route.isLive())
                .filter(route -> !route.pattern().startsWith("/swagger")
                        && !route.pattern().equals("/theme/{hash}.css"));
    }

    private List<Integer> counts() {
        return WATCHED.stream()
                .map(table -> jdbc.queryForObject("select count(*) from " + table, Integer.class))
                .toList();
    }

    private HttpResponse<String> send(String method, String path, String type, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, BodyPublishers.ofString("{\"label\":\"x\",\"permissions\":[\"unrestricted\"]}"))
                .header("Content-Type", type)
                .headers(headers)
                .build();
        try {
            return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(request.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Stream<String> cookies(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream();
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
