package org.malipo.ln.lnurl;

import java.net.URI;
import java.util.Optional;
import org.malipo.ln.Msat;
import tools.jackson.databind.node.ObjectNode;

/**
 * How much somebody may take (LUD-03), the first answer of a service.
 * @param callback what to call with a payment request
 * @param k1 what the service knows the taker by; a secret, as it spends
 * @param balanceCheck where to ask for what is left later (LUD-14)
 */
public record WithdrawRequest(
        URI callback,
        String k1,
        String defaultDescription,
        Msat minWithdrawable,
        Msat maxWithdrawable,
        Optional<URI> balanceCheck,
        Optional<Msat> currentBalance) {
    /** @throws IllegalArgumentException if the bounds can't be */
    public WithdrawRequest {
        if (minWithdrawable.value() < 0 || minWithdrawable.compareTo(maxWithdrawable) > 0) {
            throw new IllegalArgumentException("Nobody can take " + minWithdrawable + " to " + maxWithdrawable);
        }
    }

    public static WithdrawRequest read(String json, Targets targets) throws LnurlException {
        var read = Json.read(json, Kind.WITHDRAW);
        var min = read.amount("minWithdrawable");
        var max = read.amount("maxWithdrawable");
        if (min.compareTo(max) > 0) {
            throw new LnurlException("The service gives no amount: its least is more than its most.");
        }
        return new WithdrawRequest(
                read.address("callback", targets),
                read.requiredText("k1"),
                read.text("defaultDescription").orElse(""),
                min,
                max,
                read.text("balanceCheck").isEmpty()
                        ? Optional.empty()
                        : Optional.of(read.address("balanceCheck", targets)),
                read.number("currentBalance").isEmpty()
                        ? Optional.empty()
                        : Optional.of(read.amount("currentBalance")));
    }

    public ObjectNode toJson() {
        var json = Json.create()
                .put("tag", Kind.WITHDRAW.tag())
                .put("callback", callback.toString())
                .put("k1", k1)
                .put("defaultDescription", defaultDescription)
                .put("minWithdrawable", minWithdrawable.value())
                .put("maxWithdrawable", maxWithdrawable.value());
        balanceCheck.ifPresent(address -> json.put("balanceCheck", address.toString()));
        currentBalance.ifPresent(balance -> json.put("currentBalance", balance.value()));
        return json;
    }

    /** {@return whether there is anything to take} */
    public boolean isEmpty() {
        return maxWithdrawable.value() == 0;
    }

    public boolean gives(Msat amount) {
        return amount.value() > 0 && amount.compareTo(minWithdrawable) >= 0 && amount.compareTo(maxWithdrawable) <= 0;
    }

    /** {@return what a wallet calls to be paid} */
    public URI callback(String bolt11) {
        return Query.with(Query.with(callback, "k1", k1), "pr", bolt11);
    }

    @Override
    public String toString() {
        return "WithdrawRequest[k1=[secret], from " + minWithdrawable + " to " + maxWithdrawable + "]";
    }
}
