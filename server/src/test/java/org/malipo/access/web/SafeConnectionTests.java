package org.malipo.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

/** Over which connections a key may travel. */
class SafeConnectionTests {
    @ParameterizedTest
    @CsvSource({
        "https, pay.example.com, true",
        "http, pay.example.com, false",
        "http, 192.168.1.5, false",
        "http, 127.0.0.1.example.com, false",
        "http, localhost.example.com, false",
        "http, 127.0.0.1, true",
        "http, [::1], true",
        "http, LOCALHOST, true",
        "http, abcdefghij.onion, true",
        "http, onion, false"
    })
    void travelsOnlyWhereNobodyReadsAlong(String scheme, String host, boolean safe) {
        var request = new MockHttpServletRequest();
        request.setScheme(scheme);
        request.setSecure(scheme.equals("https"));
        request.setServerName(host);

        assertThat(SafeConnection.isOf(request)).isEqualTo(safe);
    }
}
