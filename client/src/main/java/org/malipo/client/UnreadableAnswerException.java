package org.malipo.client;

import org.jspecify.annotations.Nullable;

/** What answered is no Malipo server, or one that speaks differently: its answer of success could not be read. */
public final class UnreadableAnswerException extends ApiException {
    private static final long serialVersionUID = 1;

    UnreadableAnswerException(int status, String message, @Nullable Throwable cause) {
        super(status, null, message);
        initCause(cause);
    }
}
