package org.malipo.sandbox.wallet;

/** The wallet can't do what was asked. The code is the one that Bitcoin Core's RPC gives. */
public final class WalletRefusal extends Exception {
    public static final int WALLET_ERROR = -4;
    public static final int INVALID_ADDRESS_OR_KEY = -5;
    public static final int INSUFFICIENT_FUNDS = -6;
    public static final int INVALID_PARAMETER = -8;

    private final int code;
    private final String text;

    public WalletRefusal(int code, String message) {
        super(message, null, false, false);
        this.code = code;
        this.text = message;
    }

    public int code() {
        return code;
    }

    public String text() {
        return text;
    }
}
