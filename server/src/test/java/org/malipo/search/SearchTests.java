package org.malipo.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.malipo.access.Browser;
import org.malipo.access.People;
import org.malipo.access.StoreId;
import org.malipo.testing.ServerTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the search field finds and proposes: nothing that somebody could not open. */
@ServerTest
class SearchTests extends OneShop {
    private static final String TERMS = """
            {"speedPolicy":"MEDIUM_SPEED","networkFeeMode":"NEVER","tolerance":0,"expiration":"PT1M","monitoring":"PT1H",
            "redirectAutomatically":false,"receipt":{"enabled":true,"showQr":true,"showPayments":true}}
            """;

    @Test
    void findsStoresAndPagesByPartOfTheirName() {
        signIn("owner@example.com");

        assertThat(browser.open("/search?q=sho").body()).contains("/stores/" + shop.value() + "/index");
        assertThat(browser.open("/search?q=api").body()).contains("/account/apikeys");
        assertThat(browser.open("/search?q=" + shop.value()).body()).contains("id=\"stores\"");
        assertThat(browser.open("/search?q=%3Cscript%3E").body())
                .contains("Nothing found")
                .doesNotContain("<script>");
        assertThat(browser.open("/search").statusCode()).isEqualTo(200);
    }

    @Test
    void findsPagesByWhatIsSetThere() {
        signIn("owner@example.com");

        assertThat(browser.open("/search?q=SMTP").body())
                .contains("/stores/" + shop.value() + "/email-settings")
                .doesNotContain("/server/emails");
        assertThat(browser.open("/search?q=settings+colour").body()).contains("/stores/" + shop.value() + "/checkout");
    }

    @Test
    void findsInvoicesOfOwnStoresOnly() {
        invoice("inv1", shop, "ORDER-7");
        invoice("inv2", people.store(people.person("other@example.com")), "ORDER-7");
        signIn("owner@example.com");

        assertThat(browser.open("/search?q=ORDER-7").body())
                .contains("/invoices/inv1")
                .doesNotContain("/invoices/inv2");
        assertThat(browser.open("/search?q=inv1").body()).contains("/invoices/inv1");
        assertThat(browser.open("/search?q=inv2").body()).doesNotContain("/invoices/inv2");
        assertThat(goesTo(new Browser(port).open("/search?q=inv1"))).hasValue("/login?returnUrl=%2Fsearch%3Fq%3Dinv1");
    }

    @Test
    void proposesNothingThatSomebodyMayNotOpen() {
        for (var role : List.of("Owner", "Manager", "Employee", "Guest", "Wallet Manager")) {
            var email = "new." + role.replace(" ", "") + "@example.com";
            memberships.add(shop, people.person(email).id(), role);
            visitAll(email);
        }
        visitAll("admin@example.com");
    }

    /** What the menu of a role leads to is open to it, and so is what only the search finds. */
    private void visitAll(String email) {
        var visitor = new Browser(port);
        visitor.signIn(email, People.PASSWORD);
        var proposed = json(asked(visitor, "/search/global?storeId=" + shop.value()));

        assertThat(proposed).hasSizeGreaterThan(5);
        for (var page : proposed) {
            var url = page.path("url").asString();
            assertThat(visitor.open(url).statusCode()).as(email + " " + url).isIn(200, 302, 303);
            assertThat(page.path("title").asString()).as(url).doesNotContain("web.nav");
            assertThat(page.path("keywords").path(0).asString())
                    .as(url)
                    .isNotEmpty()
                    .doesNotContain("find.");
        }
    }

    @Test
    void letsBrowsersKeepThePagesForAsLongAsTheyAreTheSame() {
        signIn("owner@example.com");
        var home = browser.open("/stores/" + shop.value() + "/settings").body();
        var address = home.replaceFirst("(?s).*data-find=\"([^\"]*)\".*", "$1").replace("&amp;", "&");

        assertThat(caching(address)).hasValue("max-age=31536000, private, immutable");
        assertThat(caching("/search/global?hash=0&storeId=" + shop.value())).hasValue("no-store");
        assertThat(caching("/search/global?storeId=" + shop.value())).hasValue("no-store");
        browser.open("/stores/" + people.store(owner).value());
        assertThat(caching(address)).as("the same store").hasValue("max-age=31536000, private, immutable");
        memberships.remove(shop, owner.id());
        assertThat(caching(address)).as("another menu").hasValue("no-store");
    }

    @Test
    void proposesInvoicesOfTheStoreByTheBeginningOfAWord() {
        var other = people.store(people.person("other@example.com"));
        invoice("inv1", shop, "ORDER-7");
        invoice("inv2", shop, "ORDER-8");
        invoice("inv3", other, "ORDER-9");
        memberships.add(shop, people.person("wallet@example.com").id(), "Wallet Manager");
        signIn("owner@example.com");

        var found = json(asked("/search/global?q=ORD&storeId=" + shop.value()));
        assertThat(found)
                .extracting(one -> one.path("url").asString())
                .containsExactlyInAnyOrder("/invoices/inv1", "/invoices/inv2");
        assertThat(found.get(0).path("category").asString()).isEqualTo("Invoices");
        assertThat(found.get(0).path("keywords").toString()).contains("5.00");
        assertThat(json(asked("/search/global?q=ORD&take=1&storeId=" + shop.value())))
                .hasSize(1);
        assertThat(json(asked("/search/global?q=ORD&storeId=" + other.value()))).isEmpty();
        assertThat(json(asked("/search/global?q=ORD&storeId=nowhere"))).isEmpty();
        assertThat(json(asked("/search/global?q=SMTP"))).hasSize(1);
        assertThat(asked("/search/global?q=ORD&take=-1&storeId=" + shop.value()).statusCode())
                .isEqualTo(422);
        assertThat(caching("/search/global?q=ORD&storeId=" + shop.value())).hasValue("no-store");
        var walletManager = new Browser(port);
        walletManager.signIn("wallet@example.com", People.PASSWORD);
        assertThat(json(asked(walletManager, "/search/global?q=ORD&storeId=" + shop.value())))
                .isEmpty();
    }

    @Test
    void proposesNothingToStrangersNorToPagesOfOthers() {
        assertThat(asked("/search/global?q=a").statusCode()).isEqualTo(401);
        var key = people.unrestrictedKey(owner);
        var foreign = People.as(client, People.token(key))
                .get()
                .uri("/search/global?q=a")
                .header("Origin", "https://evil.example")
                .exchange()
                .expectBody()
                .returnResult();
        assertThat(foreign.getResponseHeaders().getAccessControlAllowOrigin()).isNull();
    }

    private void invoice(String id, StoreId store, String orderId) {
        jdbc.sql("""
                with words as (
                    insert into invoice_term (store_id, term, created_at, invoice_id)
                    select :store, word, now(), :id
                    from unnest(array[:id, :order]) word)
                insert into invoice (id, store_id, network, any_amount, price, currency, status, additional, created_at, expires_at,
                    monitored_until, archived, metadata, terms, order_id, search_terms)
                values (:id, :store, 'regtest', false, 5, 'USD', 'NEW', 'NONE', now(), now(), now(), false,
                    json_build_object('orderId', cast(:order as text)), cast(:terms as json), :order,
                    array[:id, :order])
                """)
                .param("id", id)
                .param("store", store.value())
                .param("order", orderId)
                .param("terms", TERMS)
                .update();
    }

    private HttpResponse<String> asked(String address) {
        return asked(browser, address);
    }

    /** As the search field's script asks. */
    private static HttpResponse<String> asked(Browser whose, String address) {
        return whose.openWith("Accept", "application/json", address);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private Optional<String> caching(String address) {
        return asked(address).headers().firstValue("Cache-Control");
    }
}
