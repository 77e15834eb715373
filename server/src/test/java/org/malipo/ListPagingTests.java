package org.malipo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.access.People;
import org.malipo.invoices.PretendedChain;
import org.malipo.invoices.Shop;
import org.malipo.stores.Store;
import org.malipo.testing.ServerTest;
import org.malipo.wallets.Wallets;
import org.malipo.webhooks.AuthorizedEvents;
import org.malipo.webhooks.WebhookSettings;
import org.malipo.webhooks.Webhooks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each list of the API is read page by page, or has a reason why it is short. A new list needs its line here. */
@ServerTest
@Import({PretendedChain.class, StatementCount.class})
class ListPagingTests {
    private static final String TAKE = "take";
    /** Lists with {@code after}, and the parameter that is the size of a page. */
    private static final Map<String, String> PAGED = Map.ofEntries(
            entry("/api/v1/files", TAKE),
            entry("/api/v1/pull-payments/{pullPaymentId}/payouts", TAKE),
            entry("/api/v1/server/roles", TAKE),
            entry("/api/v1/stores", TAKE),
            entry("/api/v1/stores/{storeId}/invoices", TAKE),
            entry("/api/v1/stores/{storeId}/payment-methods/{paymentMethodId}/wallet/objects", TAKE),
            entry("/api/v1/stores/{storeId}/payment-methods/{paymentMethodId}/wallet/pending", TAKE),
            entry("/api/v1/stores/{storeId}/payment-methods/{paymentMethodId}/wallet/transactions", "limit"),
            entry("/api/v1/stores/{storeId}/payment-methods/{paymentMethodId}/wallet/utxos", TAKE),
            entry("/api/v1/stores/{storeId}/payouts", TAKE),
            entry("/api/v1/stores/{storeId}/pull-payments", TAKE),
            entry("/api/v1/stores/{storeId}/roles", TAKE),
            entry("/api/v1/stores/{storeId}/users", TAKE),
            entry("/api/v1/stores/{storeId}/webhooks", TAKE),
            entry("/api/v1/stores/{storeId}/webhooks/{webhookId}/deliveries", "count"),
            entry("/api/v1/stores/{storeId}/webhooks/{webhookId}/replays", TAKE),
            entry("/api/v1/users", TAKE),
            entry("/api/v1/users/me/notifications", TAKE),
            entry("/api/v1/webhooks/{webhookId}/deliveries", "count"));

    /** Lists that are always answered as a whole, and why that is never much. */
    private static final Map<String, String> WHOLE = Map.ofEntries(
            entry("GET /api/v1/server/audit", "goes on below a position, with a limit of its own"),
            entry("GET /api/v1/stores/{storeId}/audit", "goes on below a position, with a limit of its own"),
            entry("GET /api/v1/stores/{storeId}/events", "goes on behind a position, with a limit of its own"),
            entry("GET /api/v1/server/lightning/{cryptoCode}/channels", "the channels of one node"),
            entry(
                    "GET /api/v1/server/lightning/{cryptoCode}/invoices",
                    "goes on behind an offset, with the node's limit"),
            entry(
                    "GET /api/v1/server/lightning/{cryptoCode}/payments",
                    "goes on behind an offset, with the node's limit"),
            entry("GET /api/v1/stores/{storeId}/lightning/{cryptoCode}/channels", "the channels of one node"),
            entry(
                    "GET /api/v1/stores/{storeId}/lightning/{cryptoCode}/invoices",
                    "goes on behind an offset, with the node's limit"),
            entry(
                    "GET /api/v1/stores/{storeId}/lightning/{cryptoCode}/payments",
                    "goes on behind an offset, with the node's limit"),
            entry("GET /api/v1/invoices/{invoiceId}/payment-methods", "one for each way to pay"),
            entry("GET /api/v1/stores/{storeId}/invoices/{invoiceId}/payment-methods", "one for each way to pay"),
            entry("GET /api/v1/stores/{storeId}/payment-methods", "one for each way to pay"),
            entry("GET /api/v1/stores/{storeId}/rates", "one for each pair that was asked for"),
            entry("POST /api/v1/stores/{storeId}/rates/configuration/preview", "one for each pair that was asked for"),
            entry("GET /misc/lang", "the languages that there are words in"),
            entry("GET /misc/permissions", "the permissions that this version knows"),
            entry("GET /misc/rate-sources", "the sources that this version knows"));

    private static final int ROWS = 7;
    private static final int PAGE = 2;

    @Autowired
    private People people;

    @Autowired
    private PretendedChain chain;

    @Autowired
    private Shop shop;

    @Autowired
    private Wallets wallets;

    @Autowired
    private Webhooks webhooks;

    @Autowired
    private ManyRows rows;

    @Autowired
    private RestTestClient client;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    /** Rows have other numbers than those of other tests on the same database, and in each test. */
    private static int made = 1_000;

    /** Those that may be deleted. */
    private final List<Integer> live = new ArrayList<>();

    private Store store;
    private ManyRows.Owners owners;

    /** A page, and how the next one is asked for. */
    private record Page(int status, JsonNode body, @Nullable String next) {
        List<String> ids() {
            return body.valueStream().map(Page::id).toList();
        }

        /** {@return what names an element; each list has one of these} */
        private static String id(JsonNode element) {
            return Stream.of("id", "transactionHash", "outpoint")
                    .map(element::path)
                    .filter(JsonNode::isString)
                    .map(JsonNode::asString)
                    .findFirst()
                    .orElseThrow();
        }
    }

    @BeforeEach
    void someOfEach() {
        chain.begin();
        var admin = people.anyAdmin();
        client = People.as(client, People.token(people.unrestrictedKey(admin)));
        store = shop.open(admin);
        var webhook = webhooks.create(store.id(), silent()).webhook().id();
        var group = wallets.of(store.id()).orElseThrow().group();
        var pullPayment = ManyRows.Owners.pullPayment(made + 1);
        owners = new ManyRows.Owners(admin.id(), store.id(), webhook, group, pullPayment);
        for (int row = 0; row < ROWS; row++) {
            more();
        }
        live.removeFirst(); // its pull payment has payouts
    }

    @Test
    void knowsEachList() {
        var known = new TreeSet<>(WHOLE.keySet());
        PAGED.keySet().forEach(path -> known.add("GET " + path));

        assertThat(lists()).containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void tellsEachElementOnceWhileOthersComeAndGo() {
        PAGED.forEach((path, size) -> {
            people.askAnew();
            var before = page(path, "").ids();
            var told = walk(path, size);
            var stayed = new LinkedHashSet<>(before);
            stayed.retainAll(page(path, "").ids());

            assertThat(before).as(path).hasSizeGreaterThan(3 * PAGE).doesNotHaveDuplicates();
            assertThat(told).as(path).doesNotHaveDuplicates().containsSubsequence(stayed);
            assertThat(told.stream().filter(before::contains))
                    .as(path)
                    .containsExactlyElementsOf(
                            before.stream().filter(told::contains).toList());
        });
    }

    /** {@return the list page by page, while rows are added, and old and new ones deleted} */
    private List<String> walk(String path, String size) {
        var told = new ArrayList<String>();
        var query = "?" + size + "=" + PAGE;
        var page = page(path, query);
        while (true) {
            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.ids()).as(path).hasSizeLessThanOrEqualTo(PAGE);
            told.addAll(page.ids());
            if (page.next() == null) {
                return told;
            }
            if (told.size() == PAGE) { // once, so that it ends
                more();
                more();
                rows.delete(live.removeFirst());
                rows.delete(live.removeLast());
            }
            page = page(path, query + "&after=" + page.next());
        }
    }

    @Test
    void refusesWhatIsNoPlaceInTheList() {
        var cursors = new LinkedHashMap<String, String>();
        PAGED.forEach((path, size) -> cursors.put(
                path, Objects.requireNonNull(page(path, "?" + size + "=1").next(), path)));

        cursors.forEach((path, cursor) -> {
            var query = "?" + PAGED.get(path) + "=1&after=";
            var name = list(cursor);
            var wrong = cursors.values().stream()
                    .filter(other -> !list(other).equals(name))
                    .collect(Collectors.toSet());
            assertThat(wrong).isNotEmpty();
            wrong.add(coded(decoded(cursor) + "\0"));
            wrong.addAll(List.of("x", "!!", coded(name), coded(name + "\nx"), coded(name + "\nx\ny\nz\nw")));
            wrong.forEach(other -> refused(path, query + other));
            var far = decoded(cursor).replaceFirst("\\d{4}-\\d\\d-\\d\\dT", "+999999999-01-01T");
            if (!coded(far).equals(cursor) && !name.equals("invoices")) { // these begin or end there
                refused(path, query + coded(far));
            }
        });
    }

    private void refused(String path, String query) {
        var page = page(path, query);
        assertThat(page.status()).as(path + query).isEqualTo(422);
        assertThat(page.body().at("/0/path").asString()).isEqualTo("after");
    }

    private static String list(String cursor) {
        return decoded(cursor).split("\n", 2)[0];
    }

    private static String decoded(String cursor) {
        return new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
    }

    private static String coded(String place) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(UTF_8));
    }

    private void more() {
        made++;
        rows.insert(made, made, owners);
        live.add(made);
        webhooks.create(store.id(), silent());
        shop.sell(store, "5");
    }

    private Page page(String path, String query) {
        var answer = client.get()
                .uri(URI.create(filled(path) + query))
                .exchange()
                .expectBody(String.class)
                .returnResult();
        var body = JsonMapper.shared().readTree(String.valueOf(answer.getResponseBody()));
        return new Page(
                answer.getStatus().value(), body, answer.getResponseHeaders().getFirst("Malipo-Next"));
    }

    private String filled(String path) {
        return path.replace("{storeId}", store.id().value())
                .replace("{webhookId}", owners.webhook())
                .replace("{paymentMethodId}", "BTC-CHAIN")
                .replace("{pullPaymentId}", owners.pullPayment());
    }

    private Set<String> lists() {
        return mappings.getHandlerMethods().entrySet().stream()
                .filter(entry -> isList(entry.getValue()))
                .flatMap(entry -> routes(entry.getKey()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isList(HandlerMethod handler) {
        var type = handler.getReturnType().getParameterType();
        return !handler.getBeanType().isAnnotationPresent(Hidden.class)
                && (Object[].class.isAssignableFrom(type) || Iterable.class.isAssignableFrom(type))
                && !JsonNode.class.isAssignableFrom(type);
    }

    private static Stream<String> routes(RequestMappingInfo mapping) {
        var methods = mapping.getMethodsCondition().getMethods().stream().map(RequestMethod::name);
        return methods.flatMap(method -> mapping.getPatternValues().stream().map(path -> method + " " + path));
    }

    private static WebhookSettings silent() {
        return new WebhookSettings(false, false, "https://shop.example/hook", AuthorizedEvents.ALL, null);
    }
}
