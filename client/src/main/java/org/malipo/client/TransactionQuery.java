package org.malipo.client;

/** Which transactions of a wallet to list. */
public final class TransactionQuery {
    public static final TransactionQuery ALL = new TransactionQuery(Parameters.NONE);

    private final Parameters parameters;

    private TransactionQuery(Parameters parameters) {
        this.parameters = parameters;
    }

    public TransactionQuery status(TransactionStatus status) {
        return new TransactionQuery(parameters.add("statusFilter", status));
    }

    public TransactionQuery label(String text) {
        return new TransactionQuery(parameters.set("labelFilter", text));
    }

    public TransactionQuery page(int skip, int limit) {
        return new TransactionQuery(parameters.set("skip", skip).set("limit", limit));
    }

    Route on(Route transactions) {
        return parameters.on(transactions);
    }
}
