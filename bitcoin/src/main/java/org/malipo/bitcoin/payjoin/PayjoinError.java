package org.malipo.bitcoin.payjoin;

/** The refusals that a payjoin sender is told (BIP 78). */
public enum PayjoinError {
    VERSION_UNSUPPORTED("version-unsupported", 400),
    ORIGINAL_REJECTED("original-psbt-rejected", 400),
    INVOICE_NOT_FOUND("invoice-not-found", 400),
    INVOICE_NOT_FULLY_PAID("invoice-not-fully-paid", 400),
    ALREADY_PAID("already-paid", 422),
    UNAVAILABLE("unavailable", 503),
    NOT_ENOUGH_MONEY("not-enough-money", 422);

    private final String code;
    private final int httpStatus;

    PayjoinError(String code, int httpStatus) {
        this.code = code;
        this.httpStatus = httpStatus;
    }

    public String code() {
        return code;
    }

    public int httpStatus() {
        return httpStatus;
    }
}
