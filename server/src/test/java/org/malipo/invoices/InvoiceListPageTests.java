package org.malipo.invoices;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.access.Browser;
import org.malipo.access.People;
import org.malipo.stores.Store;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.node.JsonNodeFactory;

/** The list of invoices as the staff of a store sees it. */
@InvoiceTest
class InvoiceListPageTests {
    private static final Pattern ROW = Pattern.compile("class=\"list-open\" href=\"[^\"]*/invoices/([^\"]*)\"");

    @Autowired
    private PretendedChain chain;

    @Autowired
    private People people;

    @Autowired
    private Shop shop;

    @Autowired
    private Invoices invoices;

    @Autowired
    private JdbcTemplate jdbc;

    @LocalServerPort
    private int port;

    private Store store;
    private Browser browser;
    private String path = "";

    @BeforeEach
    void signIn() {
        chain.begin();
        if (Boolean.FALSE.equals(
                jdbc.queryForObject("select exists (select 1 from account where is_admin)", Boolean.class))) {
            people.admin(); // without one, nobody signs in
        }
        var owner = shop.owner();
        store = shop.open(owner);
        path = "/stores/" + store.id() + "/invoices";
        browser = new Browser(port);
        browser.signIn(owner.email(), People.PASSWORD);
    }

    @Test
    void findsWhatIsTyped() {
        var tea = order("7", "tea");
        var milk = order("8", "milk");
        invoices.mark(milk, InvoiceStatus.SETTLED);

        assertThat(rows("")).containsExactly(milk.value(), tea.value());
        assertThat(rows("?searchTerm=orderid:7")).containsExactly(tea.value());
        assertThat(rows("?searchTerm=itemcode:milk,status:settled")).containsExactly(milk.value());
        assertThat(rows("?searchTerm=itemcode:milk&status=new")).isEmpty();
        assertThat(rows("?searchTerm=unusual:true")).containsExactly(milk.value());
        assertThat(rows("?searchTerm=unusual:false")).containsExactly(tea.value());
        assertThat(rows("?searchTerm=" + tea.value().substring(0, 9))).containsExactly(tea.value());
        assertThat(rows("?daterange=today")).hasSize(2);
        assertThat(rows("?daterange=lastyear")).isEmpty();
        assertThat(browser.open(path).body()).contains("name=\"invoice\"", "value=\"archive\"");
    }

    @Test
    void knowsYearsThatNoInvoiceIsOf() {
        var tea = order("7", "tea").value();

        assertThat(rows("?searchTerm=startdate:%2B999999999-12-30")).isEmpty();
        assertThat(rows("?searchTerm=enddate:%2B999999999-12-30")).containsExactly(tea);
        assertThat(rows("?searchTerm=startdate:-999999999-01-02")).containsExactly(tea);
        assertThat(rows("?searchTerm=enddate:-999999999-01-02")).isEmpty();
        assertThat(rows("?after=%2B1000000000-12-31T23:59:59.999999999Z_x")).containsExactly(tea);
        assertThat(rows("?after=-1000000000-01-01T00:00:00Z_x")).isEmpty();
    }

    @Test
    void findsInvoicesOfAnApp() {
        var wish = Shop.wish("3");
        var sold = invoices.create(
                store,
                new NewInvoice(
                        wish.amount(), wish.currency(), null, wish.checkout(), wish.receipt(), List.of("pos-app_a1")));
        shop.sell(store, "4");

        assertThat(rows("?searchTerm=appid:a1")).containsExactly(sold.id().value());
        assertThat(rows("?searchTerm=appid:a")).isEmpty();
    }

    @Test
    void saysWhatItCanNotSearchFor() {
        order("7", "tea");

        var page = browser.open(path + "?searchTerm=statsu:new").body();

        assertThat(page)
                .contains("There is no filter “statsu”", "value=\"statsu:new\"")
                .doesNotContain("list-open");
        assertThat(browser.open(path + ".csv?searchTerm=statsu:new").statusCode())
                .isEqualTo(302);
    }

    @Test
    void goesThroughPagesOfTheSameFilter() {
        var made = IntStream.range(0, 30)
                .mapToObj(number -> order("7", "tea").value())
                .toList()
                .reversed();
        var first = browser.open(path + "?searchTerm=orderid:7").body();
        var older = Pattern.compile("href=\"([^\"]*after=[^\"]*)\"").matcher(first);
        assertThat(older.find()).isTrue();

        var second = browser.open(older.group(1).replace("&amp;", "&")).body();

        assertThat(ids(first)).isEqualTo(made.subList(0, 25));
        assertThat(ids(second)).isEqualTo(made.subList(25, 30));
    }

    @Test
    void changesSeveralAtOnce() {
        var first = shop.sell(store, "1").id();
        var second = shop.sell(store, "2").id();
        var paid = shop.sell(store, "100");
        chain.mine(chain.pay(PaymentCase.prompt(paid), PaymentCase.HUNDRED_USD, false));

        browser.open(path);
        var settled = change("settled", first, second, paid.id());
        assertThat(location(settled)).endsWith(path + "?did=settled&done=2&left=1");
        assertThat(invoices.get(second).status()).isEqualTo(InvoiceStatus.SETTLED);
        assertThat(browser.open(location(settled)).body())
                .contains("2 invoices are marked settled.", "1 invoice stays as it is");

        browser.open(path);
        assertThat(location(change("invalid", first, paid.id()))).contains("done=1&left=1");
        browser.open(path);
        change("archive", first, second);
        assertThat(rows("")).containsExactly(paid.id().value());
        browser.open(path + "?archived=true");
        change("unarchive", first);
        assertThat(rows("")).containsExactly(paid.id().value(), first.value());
        assertThat(jdbc.queryForList(
                        "select action from audit_entry where store_id = ?",
                        String.class,
                        store.id().value()))
                .contains("invoice.marked", "invoice.archived", "invoice.unarchived");
    }

    @Test
    void changesNothingOfOtherStores() {
        var theirs = shop.sell(shop.open(), "1");
        browser.open(path);

        var answer = change("archive", theirs.id(), new InvoiceId("nope"));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(location(answer)).endsWith(path);
        assertThat(shop.look(theirs).archived()).isFalse();
    }

    @Test
    void writesAFileOfWhatTheFilterFinds() {
        var sold = order("=1+1", "tea");
        order("8", "milk");
        chain.pay(PaymentCase.prompt(invoices.get(sold)), 4_000, false);

        var file = browser.open(path + ".csv?searchTerm=itemcode:tea");

        assertThat(file.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).contains("invoices.csv");
        var lines = file.body().lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst()).startsWith("\"invoiceId\",\"orderId\",\"created\"");
        assertThat(lines.getLast())
                .startsWith("\"" + sold + "\",\"'=1+1\",\"20")
                .contains("\"Processing\",\"None\",\"false\",\"USD\",2,2,\"BTC-CHAIN\",0.00004,50000,", "\"tea\"");
    }

    private InvoiceId order(String number, String item) {
        var metadata =
                JsonNodeFactory.instance.objectNode().put("orderId", number).put("itemCode", item);
        return invoices.create(store, Shop.wish("2").withMetadata(metadata)).id();
    }

    private List<String> rows(String query) {
        var page = browser.open(path + query);
        assertThat(page.statusCode()).isEqualTo(200);
        return ids(page.body());
    }

    private static List<String> ids(String page) {
        return ROW.matcher(page).results().map(row -> row.group(1)).toList();
    }

    private HttpResponse<String> change(String action, InvoiceId... chosen) {
        var fields = Stream.concat(
                Stream.of(Map.entry("action", action)),
                Arrays.stream(chosen).map(id -> Map.entry("invoice", id.value())));
        return browser.submit(path, fields.toList());
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("").replaceFirst("^http://[^/]*", "");
    }
}
