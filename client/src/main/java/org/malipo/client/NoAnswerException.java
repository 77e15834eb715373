package org.malipo.client;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * There was no answer, however often it was tried: no connection, one that broke off, or a server that took too long. Whether a
 * change was carried out is not known; send it again with the same key to make sure, see {@link MalipoClient#keyed}.
 */
public final class NoAnswerException extends UncheckedIOException {
    private static final long serialVersionUID = 1;

    NoAnswerException(String message, IOException cause) {
        super(message, cause);
    }
}
