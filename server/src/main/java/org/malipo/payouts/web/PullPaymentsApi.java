package org.malipo.payouts.web;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.SiteAddress;
import org.malipo.access.StoreId;
import org.malipo.payouts.PullPaymentId;
import org.malipo.payouts.PullPayments;
import org.malipo.problem.MissingPermission;
import org.malipo.problem.NextPage;
import org.malipo.problem.PageSize;
import org.malipo.stores.Stores;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A store's pull payments over the API. */
@RestController
@Tag(name = "Pull payments (Management)")
class PullPaymentsApi {
    private static final String OF_STORE = "/api/v1/stores/{storeId}/pull-payments";

    private final PullPayments pullPayments;
    private final Stores stores;
    private final SiteAddress site;

    PullPaymentsApi(PullPayments pullPayments, Stores stores, SiteAddress site) {
        this.pullPayments = pullPayments;
        this.stores = stores;
        this.site = site;
    }

    @GetMapping(OF_STORE)
    @Requires(Permission.CAN_VIEW_PULL_PAYMENTS)
    List<PullPaymentData> list(
            @PathVariable StoreId storeId,
            @RequestParam(defaultValue = "false") boolean includeArchived,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer take) {
        int size = PageSize.of(take);
        var found = pullPayments.list(storeId, includeArchived, after, size + 1);
        var pages = pages();
        return NextPage.cut(found, size, PullPayments::place).stream()
                .map(pullPayment -> PullPaymentData.of(pullPayment, pages))
                .toList();
    }

    @PostMapping(OF_STORE)
    @Requires(Permission.CAN_CREATE_NON_APPROVED_PULL_PAYMENTS)
    PullPaymentData create(@PathVariable StoreId storeId, @RequestBody PullPaymentData.Request request) {
        if (request.approves()) {
            demandApproval(storeId);
        }
        return PullPaymentData.of(pullPayments.create(stores.get(storeId), request.toWish()), pages());
    }

    @DeleteMapping({"/api/v1/pull-payments/{pullPaymentId}", OF_STORE + "/{pullPaymentId}"})
    @Requires(Permission.CAN_ARCHIVE_PULL_PAYMENTS)
    void archive(@PathVariable PullPaymentId pullPaymentId) {
        pullPayments.archive(pullPaymentId);
    }

    /** Whoever has money go out without a second look needs more than who asks for it. */
    static void demandApproval(StoreId store) {
        if (!Caller.current().may(Permission.CAN_CREATE_PULL_PAYMENTS, store)) {
            throw new MissingPermission(Permission.CAN_CREATE_PULL_PAYMENTS.policy());
        }
    }

    private String pages() {
        return site.ofAnswer("/pull-payments/");
    }
}
