package org.malipo.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

/** Over which connections a key may travel, and which hosts a link in a letter may have. */
class SiteAddressTests {
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

        assertThat(SiteAddress.isSafe(request)).isEqualTo(safe);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "127.0.0.1", "192.168.1.5", "10.0.0.1", "[::1]", "shop.lan", "malipo", "abc.onion"})
    void aHostNobodyElseCanOwnMayStandInALetter(String host) {
        assertThat(Hosts.areNear(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "127.0.0.1.evil.example",
                "8.8.8.8",
                "2130706433",
                "localhost.evil.example",
                "",
                "null."
            })
    void aHostThatAStrangerCanOwnMayNot(String host) {
        assertThat(Hosts.areNear(host)).isFalse();
    }
}
