package org.malipo.wallets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.POST;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.invoices.InvoiceTest;
import org.malipo.invoices.PretendedChain;
import org.springframework.beans.factory.annotation.Autowired;

/** Asking for a search of the past of a wallet. */
@InvoiceTest
class WalletRescanApiTests extends WalletApiCase {
    @Autowired
    private PretendedChain chain;

    @BeforeEach
    void follow() {
        chain.begin();
    }

    @Test
    void queuesASearchAndTellsHowFarItIs() {
        var started = ok(send(POST, "/rescan", "{\"fromHeight\": 5, \"gapLimit\": 20}"));

        assertThat(started.path("status").asString()).isEqualTo("Queued");
        assertThat(started.path("progress").path("fromHeight").asInt()).isEqualTo(5);
        assertThat(started.path("progress").path("gapLimit").asInt()).isEqualTo(20);
        assertThat(started.path("progress").path("remainingSeconds").isNull()).isTrue();
        assertThat(ok(get("/rescan")).path("queuedAt")).isEqualTo(started.path("queuedAt"));
    }

    @Test
    void goesThroughAllBlocksForAThousandAddressesIfNothingIsSaid() {
        var progress = ok(send(POST, "/rescan", null)).path("progress");

        assertThat(progress.path("fromHeight").asInt()).isZero();
        assertThat(progress.path("gapLimit").asInt()).isEqualTo(1_000);
    }

    @Test
    void takesATimeInPlaceOfAHeight() {
        var progress = ok(send(POST, "/rescan", "{\"fromTime\": 1700000000}")).path("progress");

        assertThat(progress.path("fromHeight").isNull()).isTrue();
    }

    @Test
    void refusesASecondSearchOfAWallet() {
        done(send(POST, "/rescan", null));

        assertRefused(send(POST, "/rescan", null), 409, "rescan-in-progress");
    }

    @Test
    void refusesWhatIsOutOfBounds() {
        int tip = ok(send(POST, "/rescan", null))
                .path("progress")
                .path("tipHeight")
                .asInt();
        done(send(DELETE, "/rescan", null));

        assertInvalid(
                send(POST, "/rescan", "{\"fromHeight\": " + (tip + 1) + "}"),
                "FromHeight",
                "The value must be between 0 and " + tip);
        assertInvalid(
                send(POST, "/rescan", "{\"gapLimit\": 19}"), "GapLimit", "The value must be between 20 and 100000");
        assertInvalid(
                send(POST, "/rescan", "{\"fromHeight\": 1, \"fromTime\": 1700000000}"),
                "FromTime",
                "Say a height or a time, not both");
    }

    @Test
    void endsASearch() {
        done(send(POST, "/rescan", null));

        done(send(DELETE, "/rescan", null));

        assertThat(ok(get("/rescan")).path("status").asString()).isEqualTo("Cancelled");
        assertRefused(send(DELETE, "/rescan", null), 404, "no-rescan");
    }

    @Test
    void knowsOfNoSearchBeforeTheFirst() {
        assertRefused(get("/rescan"), 404, "no-rescan");
    }

    @Test
    void needsThePermissionToManageTheServerToBeginAndEndOne() {
        var settings = as("btcpay.store.canmanagewalletsettings");

        assertRefused(send(settings, POST, "/rescan", null), 403, "missing-permission");
        done(send(POST, "/rescan", null));
        assertRefused(send(settings, DELETE, "/rescan", null), 403, "missing-permission");

        done(get(settings, wallet.store(), "/rescan"));
    }
}
