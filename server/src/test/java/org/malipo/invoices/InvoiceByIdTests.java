package org.malipo.invoices;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.access.Account;
import org.malipo.access.Browser;
import org.malipo.access.People;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The address of an invoice that does not name its store. */
@InvoiceTest
class InvoiceByIdTests {
    @Autowired
    private PretendedChain chain;

    @Autowired
    private People people;

    @Autowired
    private Shop shop;

    @LocalServerPort
    private int port;

    private Account owner;
    private String page = "";
    private String address = "";

    @BeforeEach
    void sellSomething() {
        chain.begin();
        owner = shop.owner();
        var store = shop.open(owner);
        var invoice = shop.sell(store, "5.00");
        address = "/invoices/" + invoice.id();
        page = "/stores/" + store.id() + address;
    }

    @Test
    void leadsPeopleOfTheStoreToItsPage() {
        assertThat(location(openAs(owner, address))).endsWith(page);
        assertThat(openAs(owner, page).statusCode()).isEqualTo(200);
    }

    @Test
    void leadsStrangersToTheSignInPageAndBack() {
        assertThat(location(new Browser(port).open(address)))
                .endsWith("/login?returnUrl=" + address.replace("/", "%2F"));
    }

    @Test
    void tellsNobodyElseWhetherThereIsSuchAnInvoice() {
        var other = shop.owner();
        shop.open(other);

        assertThat(openAs(other, address).statusCode()).isEqualTo(403);
        assertThat(openAs(other, "/invoices/nothing").statusCode()).isEqualTo(403);
    }

    private HttpResponse<String> openAs(Account person, String path) {
        return new Browser(port).openWith("Authorization", People.token(people.unrestrictedKey(person)), path);
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }
}
