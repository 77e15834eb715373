package org.malipo.cli.launch;

/** A program did not come up; the message is for a person and says why. */
public class StartFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StartFailed(String message) {
        super(message);
    }
}
