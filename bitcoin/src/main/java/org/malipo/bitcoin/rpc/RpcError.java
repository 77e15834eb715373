package org.malipo.bitcoin.rpc;

/** The node understood the call and refused it. Codes are those of Bitcoin Core. */
public class RpcError extends RuntimeException {
    public static final int MISC = -1;
    public static final int TYPE = -3;
    public static final int WALLET = -4;
    public static final int NOT_FOUND = -5;
    public static final int INVALID_PARAMETER = -8;
    public static final int DESERIALIZATION = -22;
    public static final int VERIFY = -25;
    public static final int REJECTED = -26;
    public static final int ALREADY_IN_CHAIN = -27;
    public static final int WARMING_UP = -28;
    public static final int METHOD_NOT_FOUND = -32601;

    private final int code;
    private final String reason;

    public RpcError(int code, String message) {
        super(message + " (" + code + ")", null, false, false);
        this.code = code;
        this.reason = message;
    }

    public int code() {
        return code;
    }

    /** {@return the node's own words} */
    public String reason() {
        return reason;
    }
}
