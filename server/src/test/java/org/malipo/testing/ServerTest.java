package org.malipo.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.malipo.Application;
import org.malipo.ManyRows;
import org.malipo.access.HashCount;
import org.malipo.access.People;
import org.malipo.chain.ChainFixture;
import org.malipo.chain.PretendedNode;
import org.malipo.invoices.Shop;
import org.malipo.mailrules.Orders;
import org.malipo.wallets.PretendedHistory;
import org.malipo.wallets.WalletFixture;
import org.malipo.webhooks.Hooks;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole application on a free port, with a database of its own and a clock that the test can turn. Data stay between
 * the tests of a class and of classes with the same settings: tests make their own stores, and empty tables only where
 * they must ({@link EmptyDatabase}). All fixtures that change nothing by being there are here, used or not: each difference in
 * what is imported or set would start another application ({@link ApplicationsTests}).
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@SpringBootTest(
        classes = Application.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "malipo.network.regtest.enabled=true",
            "malipo.network.regtest.p2p=127.0.0.1:9",
            "malipo.network.regtest.rpc.url=http://127.0.0.1:${test.node.port}",
            "malipo.network.regtest.rpc.user=nobody",
            "malipo.network.regtest.rpc.password=nothing",
            "malipo.rates.fixed=BTC_USD:50000,BTC_EUR:45000",
            "malipo.management.port=0",
            "malipo.http.ratelimits=false",
            "spring.datasource.hikari.maximum-pool-size=8"
        })
@ContextConfiguration(initializers = TestEnvironment.class)
@AutoConfigureRestTestClient
@Import({
    TestClockConfiguration.class,
    EmptyDatabase.class,
    People.class,
    HashCount.class,
    Shop.class,
    PretendedHistory.class,
    WalletFixture.class,
    ChainFixture.class,
    PretendedNode.class,
    Hooks.class,
    Orders.class,
    ManyRows.class
})
public @interface ServerTest {}
