package org.malipo.sandbox.lightning;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What one node knows: its invoices, payments and peers. */
final class Book {
    private final Map<String, Invoice> invoices = new LinkedHashMap<>();
    private final Map<String, Payment> payments = new LinkedHashMap<>();
    private final Set<String> peers = new LinkedHashSet<>();
    private long lastAddIndex;
    private long lastSettleIndex;
    private long lastPaymentIndex;
    private int addresses;

    @Nullable
    Invoice invoice(String hash) {
        return invoices.get(hash);
    }

    /** {@return as they were added} */
    Collection<Invoice> invoices() {
        return invoices.values();
    }

    @Nullable
    Payment payment(String hash) {
        return payments.get(hash);
    }

    /** {@return as they were started, each hash once} */
    List<Payment> payments() {
        var byIndex = new TreeMap<Long, Payment>();
        payments.values().forEach(payment -> byIndex.put(payment.terms().index(), payment));
        return new ArrayList<>(byIndex.values());
    }

    Set<String> peers() {
        return peers;
    }

    long nextAddIndex() {
        return lastAddIndex + 1;
    }

    long nextSettleIndex() {
        return lastSettleIndex + 1;
    }

    long nextPaymentIndex() {
        return lastPaymentIndex + 1;
    }

    /** {@return how many addresses were given away} */
    int addresses() {
        return addresses;
    }

    void put(Invoice invoice) {
        invoices.put(invoice.hash(), invoice);
        lastAddIndex = Math.max(lastAddIndex, invoice.terms().addIndex());
        lastSettleIndex = Math.max(lastSettleIndex, invoice.settleIndex());
    }

    void put(Payment payment) {
        payments.put(payment.hash(), payment);
        lastPaymentIndex = Math.max(lastPaymentIndex, payment.terms().index());
    }

    void addPeer(String name) {
        peers.add(name);
    }

    void addAddress() {
        addresses++;
    }
}
