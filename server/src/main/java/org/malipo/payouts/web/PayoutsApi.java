package org.malipo.payouts.web;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.payouts.Payout;
import org.malipo.payouts.PayoutId;
import org.malipo.payouts.PayoutState;
import org.malipo.payouts.Payouts;
import org.malipo.payouts.PullPayment;
import org.malipo.payouts.PullPaymentId;
import org.malipo.payouts.PullPayments;
import org.malipo.problem.FieldErrors;
import org.malipo.problem.NextPage;
import org.malipo.problem.PageSize;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.malipo.stores.Stores;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** A store's payouts over the API. */
@RestController
@Tag(name = "Payouts")
class PayoutsApi {
    private static final String OF_STORE = "/api/v1/stores/{storeId}/payouts";
    private static final String ONE = "/api/v1/payouts/{payoutId}";
    private static final String ONE_OF_STORE = OF_STORE + "/{payoutId}";
    private static final String PROOF_TYPE = "proofType";

    private final Payouts payouts;
    private final PullPayments pullPayments;
    private final Stores stores;

    PayoutsApi(Payouts payouts, PullPayments pullPayments, Stores stores) {
        this.payouts = payouts;
        this.pullPayments = pullPayments;
        this.stores = stores;
    }

    @GetMapping(OF_STORE)
    @Requires(Permission.CAN_VIEW_PAYOUTS)
    List<PayoutData> list(
            @PathVariable StoreId storeId,
            @RequestParam(defaultValue = "false") boolean includeCancelled,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer take) {
        int size = PageSize.of(take);
        var found = payouts.ofStore(storeId, includeCancelled, null, after, size + 1);
        return NextPage.cut(found, size, Payouts::place).stream()
                .map(PayoutData::of)
                .toList();
    }

    @PostMapping(OF_STORE)
    @Requires(Permission.CAN_CREATE_NON_APPROVED_PULL_PAYMENTS)
    PayoutData create(@PathVariable StoreId storeId, @RequestBody PayoutData.Request request) {
        if (Boolean.TRUE.equals(request.approved())) {
            PullPaymentsApi.demandApproval(storeId);
        }
        var from = request.pullPaymentId();
        var made = from == null || from.isBlank()
                ? payouts.make(stores.get(storeId), request.toClaim())
                : payouts.claim(pullPayment(storeId, from), request.toClaim());
        return PayoutData.of(made);
    }

    @GetMapping({ONE, ONE_OF_STORE})
    @Requires(Permission.CAN_VIEW_PAYOUTS)
    PayoutData get(@PathVariable PayoutId payoutId) {
        return PayoutData.of(payouts.get(payoutId));
    }

    @PostMapping({ONE, ONE_OF_STORE})
    @Requires(Permission.CAN_MANAGE_PAYOUTS)
    PayoutData approve(@PathVariable PayoutId payoutId, @RequestBody PayoutData.Approve request) {
        if (request.revision() == null) {
            throw FieldErrors.of("Revision", "The `revision` property is required");
        }
        return PayoutData.of(payouts.approve(payoutId, request.revision(), request.rateRule()));
    }

    @PostMapping({ONE + "/mark", ONE_OF_STORE + "/mark"})
    @Requires(Permission.CAN_MANAGE_PAYOUTS)
    void mark(@PathVariable PayoutId payoutId, @RequestBody PayoutData.Mark request) {
        var proof = request.paymentProof();
        if (proof != null && !hasType(proof)) {
            throw FieldErrors.of("PaymentProof", "Payment proof must have a 'proofType' property");
        }
        marked(payoutId, Optional.ofNullable(request.state()).orElse(PayoutState.COMPLETED), proof);
    }

    @PostMapping({ONE + "/mark-paid", ONE_OF_STORE + "/mark-paid"})
    @Requires(Permission.CAN_MANAGE_PAYOUTS)
    void markPaid(@PathVariable PayoutId payoutId) {
        marked(payoutId, PayoutState.COMPLETED, null);
    }

    @DeleteMapping({ONE, ONE_OF_STORE})
    @Requires(Permission.CAN_MANAGE_PAYOUTS)
    void cancel(@PathVariable PayoutId payoutId) {
        marked(payoutId, PayoutState.CANCELLED, null);
    }

    private Payout marked(PayoutId id, PayoutState state, @Nullable ObjectNode proof) {
        return payouts.mark(id, state, proof);
    }

    private static boolean hasType(ObjectNode proof) {
        return proof.propertyNames().stream().anyMatch(PROOF_TYPE::equalsIgnoreCase);
    }

    private PullPayment pullPayment(StoreId store, String id) {
        return pullPayments
                .find(new PullPaymentId(id))
                .filter(found -> found.store().equals(store))
                .orElseThrow(() -> new ProblemException(
                        Problem.notFound("pullpayment-not-found", "The pull payment was not found")));
    }
}
