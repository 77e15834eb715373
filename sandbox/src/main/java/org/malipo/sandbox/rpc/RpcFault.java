package org.malipo.sandbox.rpc;

/** A call is refused; code and text are those of Bitcoin Core. */
public final class RpcFault extends Exception {
    public static final int MISC_ERROR = -1;
    public static final int TYPE_ERROR = -3;
    public static final int INVALID_ADDRESS_OR_KEY = -5;
    public static final int INVALID_PARAMETER = -8;
    public static final int DATABASE_ERROR = -20;
    public static final int DESERIALIZATION_ERROR = -22;
    public static final int VERIFY_ERROR = -25;
    public static final int VERIFY_REJECTED = -26;
    public static final int VERIFY_ALREADY_IN_CHAIN = -27;
    public static final int METHOD_NOT_FOUND = -32601;
    public static final int INVALID_REQUEST = -32600;
    public static final int INTERNAL_ERROR = -32603;
    public static final int PARSE_ERROR = -32700;

    private final int code;

    public RpcFault(int code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    public int code() {
        return code;
    }

    static RpcFault notFound(String message) {
        return new RpcFault(INVALID_ADDRESS_OR_KEY, message);
    }

    static RpcFault parameter(String message) {
        return new RpcFault(INVALID_PARAMETER, message);
    }
}
