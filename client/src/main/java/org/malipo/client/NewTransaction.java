package org.malipo.client;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a wallet is to send. What is not said is left to the server. */
public final class NewTransaction {
    private final List<Map<String, ?>> destinations;
    private final Map<String, Object> options;

    private NewTransaction(List<Map<String, ?>> destinations, Map<String, Object> options) {
        this.destinations = destinations;
        this.options = options;
    }

    /** {@return what pays this amount of BTC to an address} */
    public static NewTransaction to(String address, BigDecimal amount) {
        return new NewTransaction(List.of(), Map.of()).and(address, amount);
    }

    /** {@return what pays a payment link (BIP 21) that says how much} */
    public static NewTransaction toLink(String link) {
        return new NewTransaction(List.of(Map.of("destination", link)), Map.of());
    }

    /** Pays somebody else with the same transaction. */
    public NewTransaction and(String address, BigDecimal amount) {
        return with(Map.of("destination", address, "amount", amount));
    }

    /** The same, of an amount from which the fee is taken. */
    public NewTransaction andLessTheFee(String address, BigDecimal amount) {
        return with(Map.of("destination", address, "amount", amount, "subtractFromAmount", true));
    }

    private NewTransaction with(Map<String, ?> destination) {
        var more = new ArrayList<>(destinations);
        more.add(destination);
        return new NewTransaction(more, options);
    }

    /** @param satPerVbyte what to pay to be confirmed */
    public NewTransaction feeRate(BigDecimal satPerVbyte) {
        return with("feerate", satPerVbyte);
    }

    /** Gives a single destination all that the chosen coins hold. */
    public NewTransaction withoutChange() {
        return with("noChange", true);
    }

    /** Pays an address although nodes have forgotten a payment to it, which may still arrive. */
    public NewTransaction again() {
        return with("payAgain", true);
    }

    /** @param sats the most that the fee may be, however little moves */
    public NewTransaction maxFee(long sats) {
        return with("maxFee", sats);
    }

    /** Leaves coins of the mempool where they are. */
    public NewTransaction fromConfirmed() {
        return with("excludeUnconfirmed", true);
    }

    /** @param coins the only ones that may be spent, as {@link WalletUtxo#outpoint} names them */
    public NewTransaction from(List<String> coins) {
        return with("selectedInputs", List.copyOf(coins));
    }

    /** Asks for a PSBT of version 2 (BIP 370) where it is signed elsewhere; else it is of version 0 (BIP 174). */
    public NewTransaction asPsbtVersion2() {
        return with("psbtVersion", 2);
    }

    private NewTransaction with(String option, Object value) {
        var more = new LinkedHashMap<>(options);
        more.put(option, value);
        return new NewTransaction(destinations, more);
    }

    /** {@return the request} */
    Map<String, Object> body(boolean signed, boolean sent) {
        var body = new LinkedHashMap<>(options);
        body.put("destinations", destinations);
        body.put("signWithSeed", signed);
        body.put("proceedWithBroadcast", sent);
        return body;
    }
}
