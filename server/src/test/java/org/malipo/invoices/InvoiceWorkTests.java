package org.malipo.invoices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.malipo.access.Account;
import org.malipo.access.Browser;
import org.malipo.access.People;
import org.malipo.invoices.InvoiceFilter.Finer;
import org.malipo.stores.Store;
import org.malipo.stores.Stores;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.client.EntityExchangeResult;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** A page of a list reads so much and no more of a store with many invoices, whatever is asked for. */
@InvoiceTest
class InvoiceWorkTests {
    private static final int INVOICES = 30_000;
    private static final int ODD = 120;
    private static final int PAGE = 25;
    /** Pages of tables and indexes that a full page may take, */
    private static final long LITTLE = 15_000;
    /** and one that ends before it is full: 11,200 invoices, one in a page, and where all 30,000 words stand. */
    private static final long MOST = 20_000;

    private static final Pattern FURTHER = Pattern.compile("href=\"([^\"]*after=[^\"]*)\"");

    @Autowired
    private People people;

    @Autowired
    private Stores stores;

    @Autowired
    private RestTestClient client;

    @LocalServerPort
    private int port;

    @Autowired
    private Shop shop;

    @Autowired
    private Invoices invoices;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcTemplate jdbc;

    @Test
    void isBoundedWhateverIsAskedFor() {
        var store = shop.withoutWallet();
        fill(store);
        var odd = Set.of(InvoiceStatus.INVALID);

        for (var filter : List.of(
                filter("everyone", odd, null, null, null),
                filter("w", odd, null, null, null),
                filter(null, odd, "till", null, null),
                filter(null, odd, null, "tea", null),
                filter("w", odd, "till", "tea", null),
                filter("w", Set.of(), null, null, Instant.ofEpochSecond(PAGE)),
                filter("everyone", Set.of(), null, null, Instant.ofEpochSecond(PAGE)))) {
            assertThat(pages(store, filter, LITTLE)).as("%s", filter).hasSizeGreaterThanOrEqualTo(PAGE);
        }
        assertThat(pages(store, filter("everyone", Set.of(InvoiceStatus.EXPIRED), "till", "tea", null), LITTLE))
                .isEmpty();
    }

    @Test
    void endsAPageThatFindsNothingAndGoesOnFromThere() {
        var owner = people.anyAdmin();
        var store = stores.get(people.store(owner));
        fill(store);

        var nothing = filter("everyone", Set.of(), "till", "odd", null);
        var first = page(store, nothing, null, MOST);
        assertThat(first.invoices()).isEmpty();
        assertThat(first.hurried()).isTrue();
        assertThat(pages(store, nothing, MOST)).hasSize(ODD / 4);
        assertThat(invoices.list(store.id(), nothing.first(PAGE))).hasSize(PAGE);
        assertThat(invoices.each(store.id(), nothing)).hasSize(ODD / 4);
        assertThatPeopleMaySearchOn(owner, store);
        assertThatClientsMayFollow(owner, store);
    }

    private void assertThatPeopleMaySearchOn(Account owner, Store store) {
        var browser = new Browser(port);
        browser.signIn(owner.email(), People.PASSWORD);
        var page = browser.open(
                        "/stores/" + store.id() + "/invoices?archived=true&searchTerm=orderid:till,itemcode:odd")
                .body();
        assertThat(page).contains("Nothing matches so far.", "Search on").doesNotContain("No invoice matches.");
        while (true) {
            var further = FURTHER.matcher(page);
            if (page.contains("list-open") || !further.find()) {
                break;
            }
            page = browser.open(further.group(1).replace("&amp;", "&")).body();
        }
        assertThat(page.split("class=\"list-open\"", -1)).hasSize(1 + PAGE);
        assertThat(page).contains("Older").doesNotContain("Search on");
    }

    private void assertThatClientsMayFollow(Account owner, Store store) {
        var http = People.as(client, People.token(people.unrestrictedKey(owner)));
        var address = "/api/v1/stores/" + store.id() + "/invoices?orderId=till&textSearch=uneven&take=" + PAGE;

        var first = answer(http, address + "&after=");
        assertThat(first.getResponseBody()).isEqualTo("[]");
        assertThat(first.getResponseHeaders().getFirst("Malipo-Next")).isNotNull();
        assertThat(JsonMapper.shared().readTree(answer(http, address).getResponseBody()))
                .hasSize(PAGE);
    }

    private static EntityExchangeResult<String> answer(RestTestClient http, String address) {
        return http.get().uri(address).exchange().expectBody(String.class).returnResult();
    }

    /** {@return all that is found, page by page} */
    private List<InvoiceId> pages(Store store, InvoiceFilter filter, long most) {
        var found = new ArrayList<InvoiceId>();
        InvoiceFilter.Key place = null;
        do {
            var page = page(store, filter, place, most);
            page.invoices().forEach(invoice -> found.add(invoice.id()));
            place = page.next();
        } while (place != null);
        assertThat(found).doesNotHaveDuplicates();
        return found;
    }

    private InvoicePage page(Store store, InvoiceFilter filter, InvoiceFilter.@Nullable Key place, long most) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            long before = touched();
            var page = invoices.page(store.id(), filter.page(place, PAGE), PAGE);
            assertThat(touched() - before).as("pages touched for %s", filter).isLessThan(most);
            return page;
        }));
    }

    /** {@return how many pages of these tables and their indexes this transaction has read} */
    private long touched() {
        return Objects.requireNonNull(jdbc.queryForObject("""
                select sum(pg_stat_get_xact_blocks_fetched(oid))
                from (
                    select oid from pg_class where relname in ('invoice', 'invoice_term')
                    union all
                    select indexrelid from pg_index
                    where indrelid in (cast('invoice' as regclass), cast('invoice_term' as regclass))) relation
                """, Long.class));
    }

    private static InvoiceFilter filter(
            @Nullable String text,
            Set<InvoiceStatus> statuses,
            @Nullable String order,
            @Nullable String item,
            @Nullable Instant to) {
        var items = item == null ? List.<String>of() : List.of(item);
        return new InvoiceFilter(
                order == null ? List.of() : List.of(order),
                statuses,
                null,
                to,
                text,
                true,
                null,
                0,
                null,
                new Finer(Set.of(), null, items, List.of()));
    }

    /**
     * The oldest are invalid and have it all; of the others, an order has each second one, and items the others. They lie in the
     * table in no order, as those of a store do among others', so that each that is read is another page.
     */
    private void fill(Store store) {
        jdbc.update("""
                with made as (
                    insert into invoice (id, store_id, network, any_amount, price, currency, status, additional, created_at,
                        expires_at, monitored_until, metadata, order_id, item_code, terms, search_terms)
                    select 'w' || md5(kind.store || g), kind.store, 'regtest', false, 1, 'USD',
                        case when g <= kind.odd then 'INVALID' else 'SETTLED' end, 'NONE', to_timestamp(g), now(), now(), '{}',
                        case when g % 2 = 0 then 'till' else 'other' end,
                        case when g <= kind.odd then (array['odd', 'tea'])[1 + g / 2 % 2] when g % 2 = 0 then 'tea' else 'odd' end,
                        old.terms, array['w' || md5(kind.store || g), 'everyone']
                            || case when g <= kind.odd or g % 2 = 1 then array['uneven'] else '{}' end
                    from (select cast(? as text) as store, cast(? as int) as odd) kind, generate_series(1, ?) g,
                        (select cast('{"speedPolicy":"MEDIUM_SPEED","networkFeeMode":"NEVER","tolerance":0,"expiration":"PT1M",
                            "monitoring":"PT1M","redirectAutomatically":false,
                            "receipt":{"enabled":true,"showQr":true,"showPayments":true}}' as json) as terms) old
                    order by md5(cast(g as text))
                    returning store_id, created_at, id, search_terms)
                insert into invoice_term (store_id, term, created_at, invoice_id)
                select store_id, word, created_at, id from made, unnest(search_terms) word
                """, store.id().value(), ODD, INVOICES);
        jdbc.execute("analyze invoice, invoice_term"); // what other tests left says nothing of these
    }
}
