package org.malipo.wallets.web;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.chain.Rescans;
import org.malipo.problem.FieldErrors;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.WalletRescans;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Searches for the whole past that a wallet had before it came here. */
@RestController
@RequestMapping(WalletApi.PATH + "/rescan")
@Tag(name = "Store Wallet (On Chain)")
class WalletRescanApi {
    private final WalletOfPath wallets;
    private final WalletRescans rescans;

    WalletRescanApi(WalletOfPath wallets, WalletRescans rescans) {
        this.wallets = wallets;
        this.rescans = rescans;
    }

    /**
     * Where to begin, and how far ahead to look. Without height and time, all blocks are gone through.
     *
     * @param fromHeight the first block that may have paid the wallet
     * @param fromTime when the wallet may have been paid first, in place of a height
     * @param gapLimit so many addresses behind the last one that was paid are looked for: 20 to 100000, usually 1000
     */
    @Schema(name = "RescanWalletRequest")
    record RescanRequest(
            @Nullable Integer fromHeight,
            @Nullable Instant fromTime,
            @Nullable Integer gapLimit) {
        static final RescanRequest ALL = new RescanRequest(null, null, null);

        Rescans.Range range(int tip) {
            var errors = new FieldErrors();
            if (fromHeight != null && fromTime != null) {
                errors.add("FromTime", "Say a height or a time, not both");
            }
            int height = ScanBounds.height(tip).check(errors, fromHeight, 0);
            int gap = ScanBounds.BLOCKS_GAP.check(errors, gapLimit, WalletRescans.USUAL_GAP);
            errors.throwIfAny();
            return fromTime == null ? Rescans.Range.fromHeight(height, gap) : Rescans.Range.since(fromTime, gap);
        }
    }

    /** Queues a search. It needs the permission to manage the server too, whose node it keeps busy. */
    @PostMapping
    @Requires(value = Permission.CAN_MANAGE_WALLET_SETTINGS, also = Permission.CAN_MODIFY_SERVER_SETTINGS)
    RescanData start(
            @PathVariable StoreId storeId,
            @PathVariable String paymentMethodId,
            @RequestBody(required = false) @Nullable RescanRequest request) {
        var wallet = wallets.ready(storeId, paymentMethodId);
        var asked = request == null ? RescanRequest.ALL : request;
        rescans.start(wallet, asked.range(rescans.tipHeight(wallet)));
        return data(wallet);
    }

    @GetMapping
    @Requires(Permission.CAN_MANAGE_WALLET_SETTINGS)
    RescanData rescan(@PathVariable StoreId storeId, @PathVariable String paymentMethodId) {
        return data(wallets.noted(storeId, paymentMethodId));
    }

    @DeleteMapping
    @Requires(value = Permission.CAN_MANAGE_WALLET_SETTINGS, also = Permission.CAN_MODIFY_SERVER_SETTINGS)
    void cancel(@PathVariable StoreId storeId, @PathVariable String paymentMethodId) {
        if (!rescans.cancel(wallets.noted(storeId, paymentMethodId))) {
            throw none();
        }
    }

    private RescanData data(StoreWallet wallet) {
        return rescans.of(wallet).map(RescanData::of).orElseThrow(WalletRescanApi::none);
    }

    private static ProblemException none() {
        return new ProblemException(Problem.notFound("no-rescan", "The wallet is not being searched for."));
    }
}
