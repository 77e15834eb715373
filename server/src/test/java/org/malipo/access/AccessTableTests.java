package org.malipo.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every route of the server, called by everybody: strangers, members in each role, administrators, keys with a single
 * permission each. Who gets in is compared with {@link AccessTable}; a route without a line there fails. Nothing is done
 * by the calls: {@link Doorstep} turns back whoever was let in.
 */
@ServerTest
@Import(Doorstep.class)
class AccessTableTests {
    private static final String TOKEN = "x".repeat(36);

    @Autowired
    private People people;

    @Autowired
    private Memberships memberships;

    @Autowired
    private Roles roles;

    @Autowired
    private Doorstep doorstep;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @LocalServerPort
    private int port;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> persons = new LinkedHashMap<>();
    private final Map<String, String> keys = new LinkedHashMap<>();
    private String store = "";

    /** A route; what its path names belongs to the store. One that makes only pages is called as browsers do. */
    private record Route(String method, String pattern, String accept) {
        boolean isPage() {
            return accept.equals(MediaType.TEXT_HTML_VALUE);
        }

        String path(String store) {
            return pattern.replace("{storeId}", store)
                    .replaceAll("\\{\\w+:(\\w+)}", "$1")
                    .replaceAll("\\{[^}]*}", Doorstep.MINE)
                    .replace("/**", "/x");
        }

        @Override
        public String toString() {
            return pattern + " " + method;
        }
    }

    @BeforeEach
    void everybody() {
        people.none();
        var admin = people.admin();
        var all = people.person("all@example.com");
        var shop = people.store(all);
        store = shop.value();
        doorstep.owner = shop;
        persons.put("admin", people.unrestrictedKey(admin));
        for (var role : roles.ofServer()) {
            var person = people.person(role.name().replace(" ", ".") + "@example.com");
            memberships.add(shop, person.id(), role.id());
            persons.put(role.name(), people.unrestrictedKey(person));
        }
        var stranger = people.person("stranger@example.com");
        people.store(stranger);
        persons.put("stranger", people.unrestrictedKey(stranger));
        var boss = people.otherAdmin();
        memberships.add(shop, boss.id(), Role.OWNER);
        Arrays.stream(Permission.values())
                .map(Permission::policy)
                .forEach(policy -> keys.put(policy.replace("btcpay.", ""), people.key(boss, policy)));
    }

    @Test
    void letsInWhoeverTheTableNamesAndNobodyElse() {
        var found = new TreeMap<String, String>();
        routes().forEach(route -> found.put(route.toString(), who(route)));
        if ("write".equals(System.getProperty("malipo.access-table"))) {
            AccessTable.write(found);
        }

        assertThat(AccessTable.read()).containsExactlyEntriesOf(found);
    }

    private String who(Route route) {
        if (isLetIn(route, "")) {
            return "anyone";
        }
        var known = persons.entrySet().stream().filter(person -> isLetIn(route, person.getValue()));
        var names = known.map(Map.Entry::getKey).toList();
        var enough = keys.entrySet().stream()
                .filter(key -> isLetIn(route, key.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        var isForAll = names.size() == persons.size();
        return isForAll && enough.size() == keys.size()
                ? "known"
                : AccessTable.row(isForAll ? List.of("all") : names, enough);
    }

    private boolean isLetIn(Route route, String key) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + route.path(store)))
                .method(route.method(), BodyPublishers.noBody())
                .header("Accept", route.accept())
                .header("Cookie", "XSRF-TOKEN=" + TOKEN)
                .header("X-XSRF-TOKEN", masked());
        if (!key.isEmpty()) {
            request.header("Authorization", People.token(key));
        }
        var status = status(request.build());
        assertThat(status).as(route + " as " + key).isIn(Doorstep.LET_IN, route.isPage() ? 302 : 401, 403);
        return status == Doorstep.LET_IN;
    }

    private int status(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new IllegalStateException(request.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The token of the cookie, in the form that pages carry it: some bytes, then the token's combined with them. */
    private static String masked() {
        var bytes = ("\0".repeat(TOKEN.length()) + TOKEN).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }

    private List<Route> routes() {
        return mappings.getHandlerMethods().keySet().stream()
                .flatMap(AccessTableTests::routes)
                .distinct()
                .toList();
    }

    private static Stream<Route> routes(RequestMappingInfo mapping) {
        var declared = mapping.getMethodsCondition().getMethods();
        var methods = declared.isEmpty() ? Set.of(RequestMethod.GET) : declared;
        var makesPages =
                mapping.getProducesCondition().getProducibleMediaTypes().equals(Set.of(MediaType.TEXT_HTML));
        var accept = makesPages ? MediaType.TEXT_HTML_VALUE : "application/json, text/event-stream, */*";
        return mapping.getPatternValues().stream()
                .flatMap(pattern -> methods.stream().map(method -> new Route(method.name(), pattern, accept)))
                .collect(Collectors.toSet())
                .stream();
    }
}
