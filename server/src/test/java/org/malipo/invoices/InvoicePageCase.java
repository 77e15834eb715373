package org.malipo.invoices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.malipo.access.Account;
import org.malipo.access.Browser;
import org.malipo.access.People;
import org.malipo.stores.Store;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.client.RestTestClient;

/** An invoice, and somebody of its store who looks at its page. */
@InvoiceTest
abstract class InvoicePageCase extends PaymentCase {
    static final Pattern TAG = Pattern.compile("<[^>]+>");

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    RestTestClient anybody;

    @Autowired
    InvoiceNotes notes;

    Account owner;
    Store store;
    InvoiceView invoice;
    Browser browser;

    @BeforeEach
    void sellSomething() {
        people.anyAdmin();
        owner = shop.owner();
        store = shop.open(owner);
        invoice = shop.sell(store, "100.00");
        browser = new Browser(port);
        browser.signIn(owner.email(), People.PASSWORD);
    }

    String path() {
        return "/stores/" + store.id() + "/invoices/" + invoice.id();
    }

    String open() {
        var page = browser.open(path());
        assertThat(page.statusCode()).isEqualTo(200);
        return page.body();
    }

    String story() {
        return text(open());
    }

    /** {@return what a reader sees, entities and all white space made plain} */
    static String text(String page) {
        return TAG.matcher(page.replaceAll("(?s)<pre.*?</pre>|<svg.*?</svg>", ""))
                .replaceAll(" ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .replace("&#39;", "'")
                .replace("&#34;", "\"")
                .replaceAll("[ \\n\\t]+", " ");
    }
}
