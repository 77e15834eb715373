package org.malipo.wallets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.POST;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.invoices.InvoiceTest;
import org.malipo.invoices.PretendedChain;
import org.springframework.beans.factory.annotation.Autowired;

/** Asking for a search for a wallet's coins. */
@InvoiceTest
class WalletScanApiTests extends WalletApiCase {
    @Autowired
    private PretendedChain chain;

    @BeforeEach
    void follow() {
        chain.begin();
    }

    @Test
    void queuesASearchAndTellsHowFarItIs() {
        var started = ok(send(POST, "/scan", "{\"batchSize\": 1000, \"gapLimit\": 2000, \"startIndex\": 5}"));

        assertThat(started.path("status").asString()).isIn("Queued", "Pending");
        assertThat(started.path("progress").path("from").asInt()).isEqualTo(5);
        assertThat(started.path("progress").path("count").asInt()).isEqualTo(1_000);
        assertThat(started.path("progress").path("remainingBatches").asInt()).isEqualTo(2);
        assertThat(started.path("progress").path("remainingSeconds").isNull()).isTrue();
        assertThat(ok(get("/scan")).path("queuedAt")).isEqualTo(started.path("queuedAt"));
    }

    @Test
    void searchesTenThousandAddressesInBatchesOfThreeThousandIfNothingIsSaid() {
        var progress = ok(send(POST, "/scan", null)).path("progress");

        assertThat(progress.path("count").asInt()).isEqualTo(3_000);
        assertThat(progress.path("remainingBatches").asInt()).isEqualTo(4);
    }

    @Test
    void refusesASecondSearchOfAWallet() {
        done(send(POST, "/scan", null));

        assertRefused(send(POST, "/scan", null), 409, "scanutxoset-in-progress");
    }

    @Test
    void refusesWhatIsOutOfBounds() {
        assertInvalid(
                send(POST, "/scan", "{\"batchSize\": 999}"), "BatchSize", "The value must be between 1000 and 10000");
        assertInvalid(
                send(POST, "/scan", "{\"gapLimit\": 100001}"), "GapLimit", "The value must be between 100 and 100000");
        assertInvalid(
                send(POST, "/scan", "{\"startIndex\": -1}"), "StartIndex", "The value must be between 0 and 10000000");
    }

    @Test
    void endsASearch() {
        done(send(POST, "/scan", null));

        done(send(DELETE, "/scan", null));

        assertThat(ok(get("/scan")).path("status").asString()).isEqualTo("Cancelled");
        assertRefused(send(DELETE, "/scan", null), 404, "no-scan");
    }

    @Test
    void knowsOfNoSearchBeforeTheFirst() {
        assertRefused(get("/scan"), 404, "no-scan");
    }

    @Test
    void needsThePermissionToManageTheServerToBeginAndEndOne() {
        var settings = as("btcpay.store.canmanagewalletsettings");

        assertRefused(send(settings, POST, "/scan", null), 403, "missing-permission");
        done(send(POST, "/scan", null));
        assertRefused(send(settings, DELETE, "/scan", null), 403, "missing-permission");

        done(get(settings, wallet.store(), "/scan"));
    }
}
