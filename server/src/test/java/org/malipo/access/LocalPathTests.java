package org.malipo.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a link may send somebody who signs in. */
class LocalPathTests {
    @ParameterizedTest
    @ValueSource(strings = {"/", "/stores/abc?x=1", "/i/1#top", "/search?q=%C3%A9&x=%2F%2Fa", "/a//b"})
    void staysOnThisSite(String path) {
        assertThat(LocalPath.orElse(path, "/home")).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "//evil.example",
                "/\\evil.example",
                "https://evil.example",
                "/a\nb",
                "stores",
                "/{x}",
                "/\u012fx",
                "/a b",
                "///x"
            })
    void goesNowhereElse(String path) {
        assertThat(LocalPath.orElse(path, "/home")).isEqualTo("/home");
    }
}
