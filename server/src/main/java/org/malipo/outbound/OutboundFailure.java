package org.malipo.outbound;

/** No answer came: the connection failed, took too long, or was not allowed. The message is a sentence for a person. */
public class OutboundFailure extends Exception {
    OutboundFailure(String message) {
        super(message, null, false, false);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
