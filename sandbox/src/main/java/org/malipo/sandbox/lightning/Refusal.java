package org.malipo.sandbox.lightning;

/** A node does not do what was asked, in LND's words and with gRPC's code. */
public final class Refusal extends Exception {
    /** Codes of gRPC, and the HTTP status that LND's REST proxy makes of each. */
    public enum Code {
        UNKNOWN(2, 500),
        INVALID_ARGUMENT(3, 400),
        NOT_FOUND(5, 404),
        ALREADY_EXISTS(6, 409),
        UNIMPLEMENTED(12, 501),
        UNAVAILABLE(14, 503);

        private final int number;
        private final int status;

        Code(int number, int status) {
            this.number = number;
            this.status = status;
        }

        public int number() {
            return number;
        }

        public int status() {
            return status;
        }
    }

    private final Code code;
    private final String text;

    public Refusal(Code code, String text) {
        super(text, null, false, false);
        this.code = code;
        this.text = text;
    }

    /** What LND refuses without a code of its own. */
    public static Refusal of(String text) {
        return new Refusal(Code.UNKNOWN, text);
    }

    public Code code() {
        return code;
    }

    public String text() {
        return text;
    }
}
