package org.malipo.problem;

/** Carries a {@link Problem} out of a controller; {@code ProblemAdvice} turns it into the answer. */
public class ProblemException extends RuntimeException {
    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.code() + ": " + problem.message(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
