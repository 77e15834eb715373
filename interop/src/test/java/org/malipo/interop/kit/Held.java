package org.malipo.interop.kit;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** A delivery that its receiver has in hand, while the sender waits for an answer. */
public final class Held implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final CompletableFuture<JsonNode> event = new CompletableFuture<>();
    private final CompletableFuture<Integer> answer = new CompletableFuture<>();
    private final Predicate<JsonNode> kind;

    Held(Predicate<JsonNode> kind) {
        this.kind = kind;
    }

    boolean wants(JsonNode delivered) {
        return kind.test(delivered);
    }

    /** {@return the status to answer, once that is known} */
    int take(JsonNode delivered) {
        event.complete(delivered);
        return answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    /** {@return the event, once it is here} */
    public JsonNode await() {
        return event.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    public void answer(int status) {
        answer.complete(status);
    }

    /** Answers that all is well, if nothing was answered yet. */
    @Override
    public void close() {
        answer(200);
    }
}
