package org.malipo.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.malipo.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient;

/** What scripts of other sites may ask: what programs may, and nothing by the rights of whoever sits at the browser. */
@ServerTest
class OtherOriginTests {
    private static final String SHOP = "https://shop.example";

    @Autowired
    private RestTestClient client;

    @Autowired
    private People people;

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/stores", "/api/v1/users/me", "/misc/permissions", "/lnurlauth/login-callback"})
    void mayAskWhatProgramsAsk(String path) {
        var headers = client.method(HttpMethod.OPTIONS)
                .uri(path)
                .header(HttpHeaders.ORIGIN, SHOP)
                .header(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD, "PUT")
                .header(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS, "authorization, content-type")
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult()
                .getResponseHeaders();

        assertThat(headers.getAccessControlAllowOrigin()).isEqualTo("*");
        assertThat(headers.getAccessControlAllowHeaders()).containsExactlyInAnyOrder("authorization", "content-type");
        assertThat(headers.getAccessControlAllowMethods()).contains(HttpMethod.PUT);
        assertThat(headers.getAccessControlAllowCredentials()).isFalse();
    }

    @Test
    void readRefusalsToo() {
        assertThat(headersOf("/api/v1/users/me").getAccessControlAllowOrigin()).isEqualTo("*");
    }

    @Test
    void readNoPage() {
        people.none();
        people.admin();

        assertThat(Map.of("login", headersOf("/login"), "stores", headersOf("/stores")))
                .allSatisfy((_, headers) ->
                        assertThat(headers.getAccessControlAllowOrigin()).isNull());
    }

    private HttpHeaders headersOf(String path) {
        return client.get()
                .uri(path)
                .header(HttpHeaders.ORIGIN, SHOP)
                .exchange()
                .returnResult()
                .getResponseHeaders();
    }
}
