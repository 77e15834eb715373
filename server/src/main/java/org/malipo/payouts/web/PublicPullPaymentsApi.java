package org.malipo.payouts.web;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Public;
import org.malipo.access.SiteAddress;
import org.malipo.payouts.PayoutId;
import org.malipo.payouts.Payouts;
import org.malipo.payouts.PullPayment;
import org.malipo.payouts.PullPaymentId;
import org.malipo.payouts.PullPayments;
import org.malipo.problem.NextPage;
import org.malipo.problem.PageSize;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What anybody may do who knows a pull payment's id: look at it, and claim. */
@RestController
@Tag(name = "Pull payments (Public)")
class PublicPullPaymentsApi {
    private static final String ONE = "/api/v1/pull-payments/{pullPaymentId}";

    private final PullPayments pullPayments;
    private final Payouts payouts;
    private final SiteAddress site;

    PublicPullPaymentsApi(PullPayments pullPayments, Payouts payouts, SiteAddress site) {
        this.pullPayments = pullPayments;
        this.payouts = payouts;
        this.site = site;
    }

    @GetMapping(ONE)
    @Public
    PullPaymentData get(@PathVariable PullPaymentId pullPaymentId) {
        return PullPaymentData.of(pullPayments.get(pullPaymentId), site.ofAnswer("/pull-payments/"));
    }

    @GetMapping(ONE + "/payouts")
    @Public
    List<PayoutData> payouts(
            @PathVariable PullPaymentId pullPaymentId,
            @RequestParam(defaultValue = "false") boolean includeCancelled,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer take) {
        int size = PageSize.of(take);
        var found = payouts.ofPullPayment(pullPayments.get(pullPaymentId).id(), includeCancelled, after, size + 1);
        return NextPage.cut(found, size, Payouts::place).stream()
                .map(PayoutData::of)
                .toList();
    }

    @PostMapping(ONE + "/payouts")
    @Public
    PayoutData claim(@PathVariable PullPaymentId pullPaymentId, @RequestBody PayoutData.ClaimRequest request) {
        return PayoutData.of(payouts.claim(pullPayments.get(pullPaymentId), request.toClaim()));
    }

    @GetMapping(ONE + "/payouts/{payoutId}")
    @Public
    PayoutData payout(@PathVariable PullPaymentId pullPaymentId, @PathVariable PayoutId payoutId) {
        var of = pullPayments.get(pullPaymentId);
        return payouts.find(payoutId)
                .filter(payout -> of.id().equals(payout.pullPayment()))
                .map(PayoutData::of)
                .orElseThrow(
                        () -> new ProblemException(Problem.notFound("payout-not-found", "The payout was not found")));
    }

    /** Nothing is paid out over Lightning, so no pull payment has an LNURL. */
    @GetMapping(ONE + "/lnurl")
    @Public
    LnurlData lnurl(@PathVariable PullPaymentId pullPaymentId) {
        PullPayment pullPayment = pullPayments.get(pullPaymentId);
        throw new ProblemException(
                Problem.refused("lnurl-not-supported", "LNURL is not supported by pull payment " + pullPayment.id()));
    }

    /** A withdrawal link (LUD-03). */
    record LnurlData(String lnurlBech32, String lnurlUri) {}
}
