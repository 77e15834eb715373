package org.malipo.idempotency;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;

/** What a client calls one change that it wants made once. */
record IdempotencyKey(String text) {
    static final String HEADER = "Idempotency-Key";

    private static final int LONGEST = 128;
    private static final Pattern VISIBLE = Pattern.compile("[!-~]{1," + LONGEST + "}");
    private static final Set<String> CHANGING = Set.of("POST", "PUT", "PATCH", "DELETE");

    /**
     * {@return the key of a request that may change something over the API, if it has one}
     *
     * @throws ProblemException if it can't be used
     */
    static Optional<IdempotencyKey> of(HttpServletRequest request) {
        if (!CHANGING.contains(request.getMethod()) || request.getHeader(HEADER) == null || !isApi(request)) {
            return Optional.empty();
        }
        var values = Collections.list(request.getHeaders(HEADER));
        if (values.size() != 1 || !VISIBLE.matcher(values.getFirst()).matches()) {
            throw new ProblemException(Problem.refused(
                    "idempotency-key-invalid",
                    "The header Idempotency-Key stands once and has 1 to " + LONGEST
                            + " visible ASCII characters without spaces, for example a UUID"));
        }
        return Optional.of(new IdempotencyKey(values.getFirst()));
    }

    private static boolean isApi(HttpServletRequest request) {
        return request.getRequestURI().startsWith(request.getContextPath() + "/api/");
    }

    /** Whoever reads logs learns no keys. */
    @Override
    public String toString() {
        return "IdempotencyKey[secret]";
    }
}
