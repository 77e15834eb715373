package org.malipo.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.malipo.access.Permission.Area;
import org.malipo.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route of the server against callers who may not use it. */
@ServerTest
class RouteAccessTests {
    /** A permission that no route of the API asks for. */
    private static final Permission UNUSED = Permission.CAN_CREDIT_SUBSCRIBERS;

    @Autowired
    private RestTestClient client;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Autowired
    private People people;

    @LocalServerPort
    private int port;

    private String foreignStore = "";
    private String foreignOwner = "";
    private String weakKey = "";

    @BeforeEach
    void twoShops() {
        people.none();
        people.admin();
        foreignStore = people.store(people.person("owner@example.com")).value();
        var other = people.person("other@example.com");
        people.store(other);
        foreignOwner = People.token(people.unrestrictedKey(other));
        weakKey = People.token(people.key(other, UNUSED.policy()));
    }

    private record Route(HttpMethod method, String path, Rule rule) {
        boolean isApi() {
            return path.startsWith("/api/");
        }

        boolean needs(Predicate<Permission> which) {
            return rule instanceof Rule.Permitted permitted && which.test(permitted.permission());
        }
    }

    @Test
    void everyHandlerMethodDeclaresWhoMayCallIt() {
        assertThat(mappings.getHandlerMethods().values()).isNotEmpty().allSatisfy(Rule::of);
    }

    @TestFactory
    Stream<DynamicTest> strangersAreAskedWhoTheyAre() {
        return routes().filter(route -> route.isApi() && !(route.rule() instanceof Rule.Anybody))
                .map(route -> refused(route, client, 401));
    }

    @TestFactory
    Stream<DynamicTest> strangersAreSentToTheSignInPage() {
        return routes().filter(route -> !route.isApi() && route.needs(_ -> true))
                .filter(route -> route.method().equals(HttpMethod.GET))
                .map(route -> DynamicTest.dynamicTest(
                        route.toString(),
                        () -> assertThat(new Browser(port)
                                        .open(route.path())
                                        .headers()
                                        .firstValue("Location"))
                                .as(route.toString())
                                .hasValueSatisfying(
                                        address -> assertThat(address).contains("/login?returnUrl="))));
    }

    @TestFactory
    Stream<DynamicTest> theOwnerOfAnotherStoreIsRefused() {
        var owner = People.as(client, foreignOwner);
        return routes().filter(route -> route.isApi() && route.path().contains(foreignStore))
                .filter(route -> route.needs(_ -> true))
                .map(route -> refused(route, owner, 403));
    }

    @TestFactory
    Stream<DynamicTest> nobodyLearnsWhoseAnUnknownIdIs() {
        var owner = People.as(client, foreignOwner);
        return routes().filter(route -> route.isApi() && route.path().contains("unknown"))
                .filter(route -> !route.path().contains(foreignStore))
                .filter(route -> route.needs(permission -> permission.area() == Area.STORE))
                .map(route -> refused(route, owner, 403));
    }

    @TestFactory
    Stream<DynamicTest> aKeyWithAnotherPermissionIsRefused() {
        var key = People.as(client, weakKey);
        return routes().filter(route -> route.isApi() && route.needs(permission -> !UNUSED.includes(permission)))
                .map(route -> refused(route, key, 403));
    }

    @TestFactory
    Stream<DynamicTest> onlyAdministratorsLookAfterTheServer() {
        var owner = People.as(client, foreignOwner);
        return routes().filter(route -> route.isApi() && route.needs(permission -> permission.area() == Area.SERVER))
                .map(route -> refused(route, owner, 403));
    }

    private static DynamicTest refused(Route route, RestTestClient client, int status) {
        return DynamicTest.dynamicTest(
                route.toString(),
                () -> client.method(route.method())
                        .uri(route.path())
                        .contentType(MediaType.APPLICATION_JSON)
                        .body("{}")
                        .exchange()
                        .expectStatus()
                        .isEqualTo(status));
    }

    private Stream<Route> routes() {
        return mappings.getHandlerMethods().entrySet().stream()
                .flatMap(mapping -> routes(mapping.getKey(), mapping.getValue()))
                .sorted(Comparator.comparing(Route::path)
                        .thenComparing(route -> route.method().name()));
    }

    private Stream<Route> routes(RequestMappingInfo mapping, HandlerMethod handler) {
        var declared = mapping.getMethodsCondition().getMethods();
        var methods = declared.isEmpty() ? Set.of(RequestMethod.GET) : declared;
        return List.copyOf(mapping.getPatternValues()).stream()
                .flatMap(pattern -> methods.stream()
                        .map(method -> new Route(method.asHttpMethod(), path(pattern), Rule.of(handler))));
    }

    private String path(String pattern) {
        return pattern.replace("{storeId}", foreignStore)
                .replaceAll("\\{\\w+:(\\w+)}", "$1")
                .replaceAll("\\{[^}]*}", "unknown");
    }
}
