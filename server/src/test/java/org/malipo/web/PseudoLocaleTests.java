package org.malipo.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.access.Browser;
import org.malipo.access.People;
import org.malipo.bitcoin.Addresses;
import org.malipo.bitcoin.Network;
import org.malipo.mailrules.Orders;
import org.malipo.stores.PriceSources;
import org.malipo.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

/**
 * Pages in a language that nobody speaks: it runs from right to left, its words are longer than English ones, and each
 * message stands in brackets, so that whatever stands outside of them was not translated.
 */
@ServerTest
@Import(PseudoLocaleTests.PseudoLocale.class)
class PseudoLocaleTests {
    /** The bidirectional pseudo-locale of the Unicode CLDR. */
    private static final Locale PSEUDO = Locale.of("ar", "XB");

    private static final Pattern MESSAGE = Pattern.compile("\u27e6[^\u27e6\u27e7]*\u27e7");
    private static final Pattern HIDDEN =
            Pattern.compile("(?s)<(script|style|title|code)\\b.*?</\\1>|<[^>]*>|&[a-z#0-9]+;");
    private static final Pattern LETTERS = Pattern.compile("\\p{IsLatin}{2,}");
    /** Names, units, what people typed and what their browsers are called; the same in all languages. */
    private static final List<String> DATA = List.of(
            "Shop",
            "admin",
            "example",
            "com",
            "USD",
            "BTC",
            "sat",
            "UTC",
            "English",
            "Kiswahili",
            "Java",
            "http",
            "client");

    private static final List<String> PAGES = List.of(
            "/stores",
            "/stores/create",
            "{store}",
            "{store}/invoices",
            "{store}/invoices/create",
            "{store}/invoices/{invoice}",
            "{store}/invoices/{invoice}/refund",
            "{store}/pull-payments",
            "{store}/pull-payments/new",
            "{store}/pull-payments/{pull}",
            "{store}/pull-payments/{pull}/archive",
            "{store}/payouts",
            "{store}/payouts/{payout}",
            "/pull-payments/{pull}",
            "/pull-payments/{pull}?claimed=true",
            "{store}/wallet",
            "{store}/settings",
            "{store}/methods",
            "{store}/rates",
            "{store}/checkout",
            "{store}/users",
            "{store}/roles",
            "{store}/roles/create",
            "{store}/webhooks",
            "{store}/webhooks/new",
            "{store}/email-settings",
            "{store}/emails/rules",
            "{store}/emails/rules/new",
            "{rule}",
            "{rule}/preview",
            "{rule}/delete",
            "{store}/tokens",
            "{store}/tokens/new",
            "{store}/audit",
            "{store}/delete",
            "{store}/me/delete",
            "/account",
            "/account/sessions",
            "/account/twofactorauthentication",
            "/account/enableauthenticator",
            "/account/passkeys",
            "/account/login-codes",
            "/account/apikeys",
            "/account/addapikey",
            "/account/delete",
            "/notifications",
            "/notifications/settings",
            "/search?q=zz",
            "/server/users",
            "/server/users/new",
            "/server/policies",
            "/server/roles",
            "/server/roles/create",
            "/server/emails",
            "/server/rules",
            "/server/rules/new",
            "/server/branding",
            "/server/files",
            "/server/maintenance",
            "/server/audit",
            "/server/logs");

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private RestTestClient anybody;

    @Autowired
    private Orders orders;

    private Browser browser;
    private final Map<String, String> names = new HashMap<>();

    @BeforeEach
    void openAShop() {
        people.none();
        var admin = people.admin();
        var id = people.store(admin);
        var store = "/stores/" + id.value();
        browser = new Browser(port);
        browser.signIn("admin@example.com", People.PASSWORD);
        names.put("{store}", store);
        names.put("{invoice}", orders.invoice(id, "{}").value());
        var shop = People.as(anybody, People.token(people.unrestrictedKey(admin)));
        var pull = made(shop, "/api/v1" + store + "/pull-payments", Map.of("amount", "1", "currency", "BTC"));
        names.put("{pull}", pull);
        var claim = Map.of("destination", address(), "amount", "0.1", "payoutMethodId", "BTC-CHAIN");
        names.put("{payout}", made(anybody, "/api/v1/pull-payments/" + pull + "/payouts", claim));
        names.put("{rule}", rule(store));
    }

    private static String made(RestTestClient client, String path, Map<String, String> wish) {
        var answer = client.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .body(wish)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        return Objects.requireNonNull(answer).path("id").asString();
    }

    private static String address() {
        var script = new byte[22];
        script[1] = 20;
        return Addresses.ofScript(script, Network.REGTEST).orElseThrow();
    }

    /** {@return the address of a new rule's page} */
    private String rule(String store) {
        var list = store + "/emails/rules";
        browser.open(list + "/new");
        var form = Map.of("trigger", "WH-InvoiceSettled", "toCustomer", "true", "subject", "Shop", "body", "Shop");
        var preview = browser.submit(list + "/new", form).headers().firstValue("Location");
        return preview.orElseThrow().replaceAll("/preview.*", "");
    }

    @Test
    void pagesRunFromRightToLeftAndSayNothingUntranslated(@Autowired PriceSources sources) {
        var ofSources = sources.offered().stream()
                .flatMap(source -> LETTERS.matcher(source.name()).results().map(MatchResult::group))
                .collect(Collectors.toSet());
        var untranslated = new LinkedHashMap<String, List<String>>();
        for (var path : PAGES) {
            for (var name : names.entrySet()) {
                path = path.replace(name.getKey(), name.getValue());
            }
            var answer = browser.open(path);
            var page = answer.body();

            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(page).as(path).contains("lang=\"ar-XB\" dir=\"rtl\"", "bootstrap.rtl.min");
            untranslated.put(path, untranslated(page, ofSources));
        }
        untranslated.values().removeIf(List::isEmpty);
        assertThat(untranslated).isEmpty();
    }

    private static List<String> untranslated(String page, Set<String> names) {
        var text = HIDDEN.matcher(page).replaceAll(" ");
        while (MESSAGE.matcher(text).find()) {
            text = MESSAGE.matcher(text).replaceAll(" ");
        }
        return LETTERS.matcher(text)
                .results()
                .map(found -> found.group())
                .filter(word -> !DATA.contains(word) && !names.contains(word))
                .toList();
    }

    @TestConfiguration
    static class PseudoLocale {
        @Bean
        @Primary
        Texts longTexts() {
            return new Texts() {
                @Override
                String pattern(Locale locale, String key) {
                    var english = super.pattern(Locale.ENGLISH, key);
                    return "\u27e6" + english + " " + "\u0627".repeat(english.length() / 2) + "\u27e7";
                }
            };
        }

        @Bean
        @Primary
        WebLocale pseudoLocale() {
            return new WebLocale() {
                @Override
                public Locale resolveLocale(HttpServletRequest request) {
                    return PSEUDO;
                }
            };
        }
    }
}
