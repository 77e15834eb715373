package org.malipo.client;

/** The credentials are good, but not for this (403). */
public final class MissingPermissionException extends ApiException {
    private static final long serialVersionUID = 1;

    private final String permission;

    MissingPermissionException(int status, String code, String message, String permission) {
        super(status, code, message);
        this.permission = permission;
    }

    /** {@return what a key would need, for example {@code btcpay.store.canviewinvoices}} */
    public String permission() {
        return permission;
    }
}
