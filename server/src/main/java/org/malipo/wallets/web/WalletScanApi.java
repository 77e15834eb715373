package org.malipo.wallets.web;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.problem.FieldErrors;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.malipo.wallets.WalletScan;
import org.malipo.wallets.WalletScans;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Searches for coins that a wallet had before it came here. */
@RestController
@RequestMapping(WalletApi.PATH + "/scan")
@Tag(name = "Store Wallet (On Chain)")
class WalletScanApi {
    private final WalletOfPath wallets;
    private final WalletScans scans;
    private final Clock clock;

    WalletScanApi(WalletOfPath wallets, WalletScans scans, Clock clock) {
        this.wallets = wallets;
        this.scans = scans;
        this.clock = clock;
    }

    /**
     * What to search; each may be left out.
     *
     * @param batchSize addresses of each branch that are searched together: 1000 to 10000, usually 3000
     * @param gapLimit so many addresses after the highest with a coin are searched: 100 to 100000, usually 10000
     * @param startIndex the first address: 0 to 10000000, usually 0
     */
    @Schema(name = "ScanWalletRequest")
    record ScanRequest(
            @Nullable Integer batchSize,
            @Nullable Integer gapLimit,
            @Nullable Integer startIndex) {
        WalletScan.Range range() {
            var errors = new FieldErrors();
            var standard = WalletScan.Range.STANDARD;
            var range = new WalletScan.Range(
                    ScanBounds.BATCH.check(errors, batchSize, standard.batchSize()),
                    ScanBounds.GAP.check(errors, gapLimit, standard.gapLimit()),
                    ScanBounds.START.check(errors, startIndex, standard.startIndex()));
            errors.throwIfAny();
            return range;
        }
    }

    /** Queues a search of all unspent outputs. It needs the permission to manage the server too, whose node it keeps busy. */
    @PostMapping
    @Requires(value = Permission.CAN_MANAGE_WALLET_SETTINGS, also = Permission.CAN_MODIFY_SERVER_SETTINGS)
    ScanData start(
            @PathVariable StoreId storeId,
            @PathVariable String paymentMethodId,
            @RequestBody(required = false) @Nullable ScanRequest request) {
        var wallet = wallets.ready(storeId, paymentMethodId);
        scans.start(wallet, request == null ? WalletScan.Range.STANDARD : request.range());
        return scan(storeId, paymentMethodId);
    }

    @GetMapping
    @Requires(Permission.CAN_MANAGE_WALLET_SETTINGS)
    ScanData scan(@PathVariable StoreId storeId, @PathVariable String paymentMethodId) {
        return scans.of(wallets.noted(storeId, paymentMethodId))
                .map(scan -> ScanData.of(scan, clock.instant()))
                .orElseThrow(WalletScanApi::none);
    }

    @DeleteMapping
    @Requires(value = Permission.CAN_MANAGE_WALLET_SETTINGS, also = Permission.CAN_MODIFY_SERVER_SETTINGS)
    void cancel(@PathVariable StoreId storeId, @PathVariable String paymentMethodId) {
        if (!scans.cancel(wallets.noted(storeId, paymentMethodId))) {
            throw none();
        }
    }

    private static ProblemException none() {
        return new ProblemException(Problem.notFound("no-scan", "The wallet is not being searched for."));
    }
}
