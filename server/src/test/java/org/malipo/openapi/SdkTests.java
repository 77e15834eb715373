package org.malipo.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.access.People;
import org.malipo.openapi.SdkCalls.Asked;
import org.malipo.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The Java client has a method for each operation of the API, and asks for nothing that the API does not have. A new
 * operation, or a new parameter of one, needs its place in {@code client}, or here with a reason.
 */
@ServerTest
class SdkTests {
    /** Operations without a method, and why. */
    private static final Map<String, String> LEFT_OUT = Map.of(
            "GET /api-keys/authorize", "a page for a person; ApiKeysApi.consentPage writes its address",
            "GET /i/{invoiceId}", "a page for the payer; Invoice.checkoutLink is its address");

    /** Parameters that no method sets, and why. */
    private static final Map<String, String> NOT_SET = Map.of(
            "GET /api/v1/server/audit.csv?after", "a table is read as a whole",
            "GET /api/v1/server/audit.csv?limit", "a table is read as a whole",
            "GET /api/v1/stores/{storeId}/audit.csv?after", "a table is read as a whole",
            "GET /api/v1/stores/{storeId}/audit.csv?limit", "a table is read as a whole");

    private static List<Asked> asked = List.of();

    @Autowired
    private RestTestClient client;

    @Autowired
    private People people;

    private List<Operation> operations = List.of();

    /** @param parameters that may stand in the query */
    private record Operation(String method, String path, Set<String> parameters) {
        boolean is(Asked asked) {
            var pattern = Arrays.stream(path.split("/", -1))
                    .map(part -> part.startsWith("{") ? "[^/]+" : Pattern.quote(part))
                    .collect(Collectors.joining("/"));
            return method.equals(asked.method()) && asked.path().matches(pattern);
        }

        String name() {
            return method + " " + path;
        }

        long literals() {
            return Arrays.stream(path.split("/", -1))
                    .filter(part -> !part.startsWith("{"))
                    .count();
        }
    }

    @BeforeAll
    static void callEachMethod() throws IOException {
        asked = SdkCalls.all();
    }

    @BeforeEach
    void readTheDescription() {
        people.none();
        var key = People.token(people.key(people.admin(), "btcpay.user.canviewprofile"));
        var text = People.as(client, key)
                .get()
                .uri("/swagger/v1/swagger.json")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        operations = JsonMapper.shared()
                .readTree(String.valueOf(text))
                .at("/paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .map(one -> operation(one.getKey(), path.getKey(), one.getValue())))
                .toList();
    }

    @Test
    void hasAMethodForEachOperation() {
        assertThat(operations)
                .filteredOn(
                        operation -> asked.stream().noneMatch(one -> meant(one).equals(Optional.of(operation))))
                .extracting(Operation::name)
                .containsExactlyInAnyOrderElementsOf(LEFT_OUT.keySet());
    }

    @Test
    void knowsEachParameter() {
        var missing = new TreeSet<String>();
        for (var operation : operations) {
            var left = new TreeSet<>(operation.parameters());
            asked.stream()
                    .filter(one -> meant(one).equals(Optional.of(operation)))
                    .forEach(one -> left.removeAll(one.parameters()));
            left.forEach(parameter -> missing.add(operation.name() + "?" + parameter));
        }

        missing.removeIf(one -> LEFT_OUT.containsKey(one.replaceFirst("\\?.*", "")));
        assertThat(missing).isEqualTo(NOT_SET.keySet());
    }

    @Test
    void asksForNothingThatIsNotThere() {
        assertThat(asked)
                .filteredOn(one -> meant(one)
                        .map(operation -> !operation.parameters().containsAll(one.parameters()))
                        .orElse(true))
                .isEmpty();
    }

    /** {@return the operation that a request reaches: of several that fit, the one with the fewest variables} */
    private Optional<Operation> meant(Asked asked) {
        return operations.stream()
                .filter(operation -> operation.is(asked))
                .max(Comparator.comparingLong(Operation::literals));
    }

    private static Operation operation(String method, String path, JsonNode described) {
        var parameters = described
                .path("parameters")
                .valueStream()
                .filter(parameter -> parameter.path("in").asString().equals("query"))
                .map(parameter -> parameter.path("name").asString())
                .collect(Collectors.toSet());
        return new Operation(method.toUpperCase(Locale.ROOT), path, parameters);
    }
}
