package org.malipo.client;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The transactions of a wallet that several people sign. */
public final class PendingTransactionsApi {
    private final Transport transport;
    private final Route pending;

    PendingTransactionsApi(Transport transport, Route pending) {
        this.transport = transport;
        this.pending = pending;
    }

    /** {@return those that may still be sent, newest first} */
    public List<PendingTransaction> open() {
        return transport.list(pending.with("onlyOpen", true), PendingTransaction.class);
    }

    /** @param after {@link Page#next} of the page before; null for the first one */
    public Page<PendingTransaction> page(int take, @Nullable String after) {
        return transport.page(pending, PendingTransaction.class, take, after);
    }

    /** {@return all of them, newest first} They are read page after page, while the stream is. */
    public Stream<PendingTransaction> stream() {
        return transport.stream(pending, PendingTransaction.class);
    }

    public PendingTransaction get(String id) {
        return transport.get(pending.below(id), PendingTransaction.class);
    }

    /** Makes one and asks the signers for their signatures. */
    public PendingTransaction create(NewTransaction order) {
        return transport.post(pending, order.body(false, false), PendingTransaction.class);
    }

    /** Takes the signatures of a PSBT, in Base64 or hex. */
    public PendingTransaction sign(String id, String psbt) {
        return transport.post(pending.below(id, "signatures"), Map.of("psbt", psbt), PendingTransaction.class);
    }

    /** Sends what all have signed. */
    public PendingTransaction broadcast(String id) {
        return transport.post(pending.below(id, "broadcast"), Map.of(), PendingTransaction.class);
    }

    /** Gives it up; its coins are free again. */
    public PendingTransaction cancel(String id) {
        return transport.post(pending.below(id, "cancel"), Map.of(), PendingTransaction.class);
    }
}
