package org.malipo.invoices;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lists page by page. */
@InvoiceTest
class PagingTests extends InvoicesApiCase {
    /** A page, and how the next one is asked for. */
    private record Page(
            int status,
            JsonNode body,
            @Nullable String next,
            @Nullable String link) {
        List<String> ids() {
            return body.valueStream()
                    .map(element -> element.get("id").asString())
                    .toList();
        }
    }

    @Test
    void goesThroughAllInvoicesWhileNewOnesCome() {
        var made = new ArrayList<>(Stream.generate(this::sell).limit(7).toList().reversed());
        var seen = new ArrayList<String>();

        var page = page(invoices() + "?take=3");
        while (true) {
            seen.addAll(page.ids());
            sell();
            if (page.next() == null) {
                break;
            }
            page = page(invoices() + "?take=3&after=" + page.next());
        }

        assertThat(seen).isEqualTo(made);
    }

    @Test
    void linksToTheNextPageWithTheSameFilter() {
        IntStream.range(0, 3).forEach(number -> sell());

        var page = page(invoices() + "?take=2&status=New");

        assertThat(page.link()).startsWith("<http").endsWith(">; rel=\"next\"").contains("status=New", "after=");
        var link = Objects.requireNonNull(page.link());
        var next = page(link.substring(link.indexOf("/api/"), link.indexOf('>')));
        assertThat(next.ids()).hasSize(1);
        assertThat(next.link()).isNull();
    }

    @Test
    void saysNothingWhereThePageIsTheLast() {
        IntStream.range(0, 2).forEach(number -> sell());

        assertThat(page(invoices() + "?take=2").next()).isNull();
        assertThat(page(invoices()).next()).isNull();
        assertThat(page(invoices() + "?take=0").next()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "!!", "aW52b2ljZXM", "ZmlsZXMKMjAyNgp4", "aW52b2ljZXMKMjAyNgp4"})
    void refusesACursorOfAnotherList(String cursor) {
        var page = page(invoices() + "?take=2&after=" + cursor);

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body().at("/0/path").asString()).isEqualTo("after");
        assertThat(page("/api/v1/users/me/notifications?after=" + cursor).status())
                .isEqualTo(422);
    }

    private String sell() {
        return shop.sell(store, "1.00").id().value();
    }

    private String invoices() {
        return "/api/v1/stores/" + store.id().value() + "/invoices";
    }

    private Page page(String address) {
        var answer = client.get()
                .uri(URI.create(address))
                .exchange()
                .expectBody(String.class)
                .returnResult();
        var headers = answer.getResponseHeaders();
        return new Page(
                answer.getStatus().value(),
                JsonMapper.shared().readTree(Objects.requireNonNull(answer.getResponseBody())),
                headers.getFirst("Malipo-Next"),
                headers.getFirst("Link"));
    }
}
