package org.malipo.problem;

/** A refusal that the caller can act on. Codes are stable, so that apps can translate them. */
public interface Problem {
    Kind kind();

    /** {@return a stable code in kebab case, for example {@code invoice-not-found}} */
    String code();

    /** {@return a sentence for a person} */
    String message();

    /** What sort of refusal it is; decides the HTTP status. */
    enum Kind {
        /** 400: the request is well formed, but can't be done as things are. */
        REFUSED(400),
        /** 401: who asks is not known. */
        UNAUTHENTICATED(401),
        /** 403: who asks is known, but nobody may do this as things are. */
        FORBIDDEN(403),
        /** 404: there is no such thing, or the caller may not know of it. */
        NOT_FOUND(404),
        /** 409: it conflicts with something that exists. */
        CONFLICT(409),
        /** 410: there is no such thing any more. */
        GONE(410),
        /** 413: the body is larger than is read. */
        TOO_LARGE(413),
        /** 422: it is understood, and contradicts what was asked before. */
        UNPROCESSABLE(422),
        /** 429: it was asked too often; see {@link RetryLater}. */
        TOO_OFTEN(429),
        /** 503: something outside is away for now. */
        UNAVAILABLE(503);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        /** {@return the HTTP status} */
        public int status() {
            return status;
        }
    }

    /** A refusal that needs no type of its own. */
    static Problem of(Kind kind, String code, String message) {
        return new SimpleProblem(kind, code, message);
    }

    static Problem refused(String code, String message) {
        return of(Kind.REFUSED, code, message);
    }

    static Problem notFound(String code, String message) {
        return of(Kind.NOT_FOUND, code, message);
    }
}
