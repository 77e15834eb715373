package org.malipo.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.access.Browser;
import org.malipo.access.People;
import org.malipo.access.StoreId;
import org.malipo.stores.PriceSources;
import org.malipo.testing.ServerTest;
import org.malipo.wallets.GeneratedWallet;
import org.malipo.wallets.Wallets;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

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
    /** Also tags that a letter's text holds, and the names of what it is filled in with. */
    private static final Pattern HIDDEN = Pattern.compile(
            "(?s)<(script|style|title|code)\\b.*?</\\1>|<[^>]*>|&lt;.{1,80}?&gt;|\\{[A-Z][A-Za-z.]*\\}|&[a-z#0-9]+;");

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
            "regtest",
            "client");

    private static final List<String> PAGES = List.of(
            "/stores",
            "/stores/create",
            "{store}",
            "{store}/invoices",
            "{store}/invoices/create",
            "{store}/wallet",
            "{store}/wallet/connect",
            "{store}/wallet/create",
            "{store}/wallet/multisig",
            "{store}/wallet/restore",
            "{store}/settings",
            "{store}/methods",
            "{store}/rates",
            "{store}/checkout",
            "{store}/users",
            "{store}/roles",
            "{store}/roles/create",
            "{store}/webhooks",
            "{store}/webhooks/new",
            "{store}/pull-payments",
            "{store}/pull-payments/new",
            "{store}/payouts",
            "{store}/email-settings",
            "{store}/emails/rules",
            "{store}/emails/rules/new",
            "{store}/tokens",
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
            "/server/branding",
            "/server/files",
            "/server/nodes",
            "/server/maintenance",
            "/server/audit",
            "/server/logs");

    /** Those of a store that has a wallet. */
    private static final List<String> WALLET = List.of(
            "{store}/wallet",
            "{store}/wallet/addresses",
            "{store}/wallet/receive?amount=x",
            "{store}/wallet/transactions");

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    private Browser browser;
    private StoreId id = new StoreId("");
    private String store = "";

    @BeforeEach
    void signIn() {
        people.none();
        id = people.store(people.admin());
        store = "/stores/" + id.value();
        browser = new Browser(port);
        browser.signIn("admin@example.com", People.PASSWORD);
    }

    @Test
    void pagesRunFromRightToLeftAndSayNothingUntranslated(@Autowired PriceSources sources, @Autowired Wallets wallets) {
        var names = sources.offered().stream()
                .flatMap(source -> LETTERS.matcher(source.name()).results().map(MatchResult::group))
                .collect(Collectors.toSet());
        assertTranslated(PAGES, names);

        wallets.generate(id, GeneratedWallet.segwit("Shop", false));
        assertTranslated(WALLET, Set.of());
    }

    private void assertTranslated(List<String> pages, Set<String> names) {
        var untranslated = new LinkedHashMap<String, List<String>>();
        for (var path : pages) {
            path = path.replace("{store}", store);
            var page = browser.open(path).body();

            assertThat(page).as(path).contains("lang=\"ar-XB\" dir=\"rtl\"", "bootstrap.rtl.min");
            untranslated.put(path, untranslated(page, names));
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
