package org.malipo.bitpay;

import org.jspecify.annotations.Nullable;

/** How an attempt ended: with a status, or with a sentence saying why none came. */
record IpnResult(@Nullable Integer httpCode, @Nullable String error) {
    static IpnResult answered(int code) {
        return new IpnResult(code, code >= 200 && code < 300 ? null : "HTTP Error Code " + code);
    }

    static IpnResult failed(String reason) {
        return new IpnResult(null, reason);
    }

    boolean succeeded() {
        return error == null;
    }
}
