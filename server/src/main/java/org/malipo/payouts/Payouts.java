package org.malipo.payouts;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.access.StoreId;
import org.malipo.money.CurrencyCode;
import org.malipo.payouts.Approval.Approved;
import org.malipo.payouts.Approval.TooLow;
import org.malipo.payouts.Approval.WrongState;
import org.malipo.problem.Cursor;
import org.malipo.problem.FieldErrors;
import org.malipo.problem.ProblemException;
import org.malipo.problem.TimedPlace;
import org.malipo.stores.Store;
import org.malipo.stores.Stores;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Payouts: claimed, approved, marked as paid, cancelled. Prices are asked for before anything is held. */
@Component
public class Payouts {
    private static final String LIST = "payouts";

    private final PayoutTable table;
    private final ClaimDesk claims;
    private final PayoutDesk desk;
    private final PayoutRates rates;
    private final Stores stores;

    Payouts(PayoutTable table, ClaimDesk claims, PayoutDesk desk, PayoutRates rates, Stores stores) {
        this.table = table;
        this.claims = claims;
        this.desk = desk;
        this.rates = rates;
        this.stores = stores;
    }

    /**
     * Claims from a pull payment. Approved at once where that is wished, unless there is no price now.
     *
     * @throws FieldErrors.InvalidFields if method, destination or amount are wrong
     * @throws ProblemException if it can't be claimed
     */
    public Payout claim(PullPayment pullPayment, Claim claim) {
        var method = method(claim);
        var store = stores.get(pullPayment.store());
        boolean approve = Objects.requireNonNullElse(claim.approved(), pullPayment.autoApprove());
        var rate = approve ? rates.ask(store, method, pullPayment.amount().currency(), null) : none();
        return claims.claim(pullPayment.id(), checked(store, method, claim, rate));
    }

    /**
     * Makes a payout of the store's own.
     *
     * @throws FieldErrors.InvalidFields if method, destination or amount are wrong
     * @throws ProblemException if its destination is in another payout
     */
    public Payout make(Store store, Claim claim) {
        var method = method(claim);
        var rate = Boolean.TRUE.equals(claim.approved()) ? Optional.of(BigDecimal.ONE) : none();
        var checked = checked(store, method, claim, rate);
        var amount = ClaimAmount.alone(checked.destination(), claim.amount());
        if (amount.signum() <= 0 || amount.stripTrailingZeros().scale() > method.decimals()) {
            throw FieldErrors.of("Amount", "The amount should be more than 0, in whole satoshis");
        }
        return claims.make(store.id(), checked, amount);
    }

    private static Optional<BigDecimal> none() {
        return Optional.empty();
    }

    private static PayoutMethod method(Claim claim) {
        return PayoutMethod.parse(claim.method())
                .orElseThrow(() -> FieldErrors.of("PayoutMethodId", "Invalid payment method"));
    }

    private static CheckedClaim checked(Store store, PayoutMethod method, Claim claim, Optional<BigDecimal> rate) {
        var destination = Destination.read(method, claim.destination(), store.network())
                .orElseThrow(() -> FieldErrors.of("Destination", "A valid address was not provided"));
        var metadata = claim.metadata();
        return new CheckedClaim(
                method,
                destination,
                claim.amount(),
                rate.orElse(null),
                metadata == null ? JsonMapper.shared().createObjectNode() : metadata);
    }

    public Optional<Payout> find(PayoutId id) {
        return table.find(id);
    }

    /** @throws ProblemException if there is none, or its pull payment is archived */
    public Payout get(PayoutId id) {
        return find(id).orElseThrow(() -> new ProblemException(PayoutRefusals.NO_PAYOUT));
    }

    /**
     * {@return the store's, newest first}
     *
     * @param state null for all
     * @param after where the last page ended, or null
     */
    public List<Payout> ofStore(
            StoreId store, boolean withCancelled, @Nullable PayoutState state, @Nullable String after, int limit) {
        return table.ofStore(store, withCancelled, state, read(after), limit);
    }

    /** {@return what was claimed from a pull payment, newest first} */
    public List<Payout> ofPullPayment(PullPaymentId id, boolean withCancelled, @Nullable String after, int limit) {
        return table.ofPullPayment(id, withCancelled, read(after), limit);
    }

    /** {@return where it stands in lists} */
    public static Cursor place(Payout payout) {
        return TimedPlace.cursor(LIST, payout.createdAt(), payout.id());
    }

    private static TimedPlace read(@Nullable String after) {
        return TimedPlace.read(after, LIST, TimedPlace.NEWEST);
    }

    /**
     * Fixes what is paid for a claim. One that comes to less than can be sent is cancelled.
     *
     * @param revision what the caller believes to approve; payouts have had none but 0
     * @param rule an expression that gives the price, or null for the store's rules
     * @throws ProblemException if it can't be approved
     */
    public Payout approve(PayoutId id, int revision, @Nullable String rule) {
        var payout = get(id);
        var rate = rates.ask(stores.get(payout.store()), payout.method(), currency(payout), rule)
                .orElseThrow(() -> new ProblemException(PayoutRefusals.NO_RATE));
        if (payout.state() == PayoutState.AWAITING_APPROVAL && revision != 0) {
            throw new ProblemException(PayoutRefusals.OLD_REVISION);
        }
        return switch (desk.approve(id, rate)) {
            case Approved(var approved) -> approved;
            case TooLow _ -> throw new ProblemException(PayoutRefusals.TOO_LOW);
            case WrongState _ -> throw new ProblemException(PayoutRefusals.WRONG_STATE);
        };
    }

    private static CurrencyCode currency(Payout payout) {
        return payout.original().currency();
    }

    /**
     * Has a payout stand as somebody says: paid, being paid, waiting again, cancelled.
     *
     * @throws ProblemException if it can't come to that from where it is
     */
    public Payout mark(PayoutId id, PayoutState state, @Nullable ObjectNode proof) {
        return desk.mark(id, state, proof);
    }
}
