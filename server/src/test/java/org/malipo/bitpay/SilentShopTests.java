package org.malipo.bitpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.access.StoreId;
import org.malipo.invoices.InvoiceTest;
import org.malipo.outbox.ClaimWorkers;
import org.springframework.beans.factory.annotation.Autowired;

/** Addresses that strangers chose, which take messages and never answer. */
@InvoiceTest
@NullUnmarked // fields are set before each test
class SilentShopTests extends BitpayCase {
    @Autowired
    IpnQueue queue;

    @Autowired
    ClaimWorkers<IpnMessage> workers;

    private ServerSocket silent;

    @BeforeEach
    void listen() throws IOException {
        silent = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        silent.close();
        jdbc.update("delete from bitpay_ipn");
    }

    @Test
    void holdFewPlacesOfTheirStore() {
        try (var server = new ShopServer(_ -> 200)) {
            add(store.id(), silentUrl(), 40);
            await().until(() -> attempting() > 0);
            add(store.id(), server.url().replace("127.0.0.1", "localhost"), 1);

            await().atMost(Duration.ofSeconds(5)).until(() -> server.bodies().size() == 1);

            assertThat(attempting()).isEqualTo(4);
        }
    }

    @Test
    void holdFewPlacesOfTheServer() {
        var stores = new ArrayList<StoreId>();
        for (int count = 0; count < 5; count++) {
            stores.add(shop.open(owner).id());
        }
        try (var server = new ShopServer(_ -> 200)) {
            stores.forEach(id -> add(id, silentUrl(), 8));
            await().until(() -> attempting() >= 16);
            stores.forEach(id -> add(id, server.url().replace("127.0.0.1", "localhost"), 1));

            await().atMost(Duration.ofSeconds(5)).until(() -> server.bodies().size() == 5);

            assertThat(attempting()).isEqualTo(16);
        }
    }

    private String silentUrl() {
        return "http://127.0.0.1:" + silent.getLocalPort() + "/ipn?till=3";
    }

    private void add(StoreId id, String url, int count) {
        var messages = new ArrayList<IpnMessage>();
        for (int number = 0; number < count; number++) {
            messages.add(IpnMessage.first(
                    id.value(), UUID.randomUUID().toString(), number, IpnEvent.CONFIRMED, false, url, "{}"));
        }
        queue.add(messages, clock.instant());
        workers.wake();
    }

    private int attempting() {
        return jdbc.queryForObject(
                "select count(*) from bitpay_ipn where state = 'attempting' and host = '127.0.0.1'", Integer.class);
    }
}
