package org.malipo.cli.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Answers look as bitcoin-cli prints them. */
class CoreTextTests {
    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "\"bcrt1q\"                | bcrt1q",
                "null                      | ``",
                "101                       | 101",
                "true                      | true",
                "50.00000000               | 50.00000000",
                "0.00000001                | 0.00000001",
                "4.656542373906925e-10     | 4.656542373906925e-10",
                "[]                        | `[\n]`",
                "{}                        | `{\n}`",
                "{\"a\":[1,\"b\"],\"c\":{\"d\":null}} | `{\n  \"a\": [\n    1,\n    \"b\"\n  ],\n  \"c\": {\n    \"d\": null\n  }\n}`"
            })
    void looksLikeBitcoinCli(String answer, String printed) {
        assertThat(CoreText.of(json.readTree(answer))).isEqualTo(printed);
    }
}
