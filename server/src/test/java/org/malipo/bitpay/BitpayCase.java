package org.malipo.bitpay;

import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.malipo.access.Account;
import org.malipo.access.Browser;
import org.malipo.access.People;
import org.malipo.invoices.PretendedChain;
import org.malipo.invoices.Shop;
import org.malipo.stores.Store;
import org.malipo.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** A store, and a program that wants into it. */
@NullUnmarked // fields are set before each test
abstract class BitpayCase {
    @Autowired
    PretendedChain chain;

    @Autowired
    People people;

    @Autowired
    Shop shop;

    @Autowired
    Pairings pairings;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcTemplate jdbc;

    @LocalServerPort
    int port;

    Account owner;
    Store store;
    LegacyProgram program;

    @BeforeEach
    void openAShop() {
        chain.begin();
        if (Integer.valueOf(0)
                .equals(jdbc.queryForObject("select count(*) from account where is_admin", Integer.class))) {
            people.admin(); // or the first page is the one to register on
        }
        owner = shop.owner();
        store = shop.open(owner);
        program = new LegacyProgram(port);
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    /** {@return the token of the program, which is let into the store} */
    String paired() {
        return program.pair(pairings.offer(store.id(), "Duka").code());
    }

    Browser signedIn() {
        var browser = new Browser(port);
        browser.signIn(owner.email(), People.PASSWORD);
        return browser;
    }
}
