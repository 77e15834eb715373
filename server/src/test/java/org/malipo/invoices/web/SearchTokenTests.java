package org.malipo.invoices.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The parts of what is typed into a search field. */
class SearchTokenTests {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "status:new|[status=new]",
                " status : new , Smith|[status=new, text=Smith]",
                "STATUS:New,status:paid|[STATUS=New, status=paid]",
                "orderid:a:b|[orderid=a:b]",
                "orderid:\"a,b: c\", x|[orderid=a,b: c, text=x]",
                "\"status:new\"|[text=status:new]",
                "\"he said \"\"yes\"\"\"|[text=he said \"yes\"]",
                "5\" nails|[text=5\" nails]",
                "2026-11-26T05:48|[text=2026-11-26T05:48]",
                "Smith & sons|[text=Smith & sons]",
                "status:|[status=]",
                ",, ,|[]",
                "\"\"|[]",
                "|[]"
            })
    void areSeparatedByCommas(String typed, String tokens) {
        var read = SearchToken.read(typed == null ? "" : typed);

        assertThat(read.stream()
                        .map(token -> (token.key() == null ? "text" : token.key()) + "=" + token.value())
                        .toList())
                .hasToString(tokens);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a", "orderid:\"a, status:new", "\"a\"b", "\"a\" b: c"})
    void endTheirQuotationMarks(String typed) {
        assertThatThrownBy(() -> SearchToken.read(typed)).isInstanceOf(Misread.class);
    }

    @Test
    void areReadHoweverManyThereAre() {
        assertThat(SearchToken.read("a:b,".repeat(10_000))).hasSize(10_000);
    }
}
