package org.malipo.sandbox.lightning;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What one node does wrong on demand. Faults are used in the order in which they were asked for. */
public final class Faults {
    /** Calls that switch faults on have none. */
    private static final String CONTROL = "/sandbox/";

    private final List<Armed> armed = new ArrayList<>();

    /** A way to do wrong. */
    public sealed interface Fault {}

    /** The call is done, but the connection breaks instead of an answer. */
    public record DropAnswer() implements Fault {}

    /** The call begins this much later. */
    public record Delay(Duration delay) implements Fault {}

    /** Each line of a stream comes twice. */
    public record Twice() implements Fault {}

    /** Answers lack these fields, wherever they stand. */
    public record Omit(List<String> fields) implements Fault {
        public Omit {
            fields = List.copyOf(fields);
        }
    }

    /** The call is refused and not done. */
    public record Refuse(Refusal.Code code, String message) implements Fault {}

    /** The node claims another height of the chain. */
    public record Height(int height) implements Fault {}

    /**
     * A payment that found its way stays under way for some time.
     *
     * @param reason why it fails then; NONE if it goes on
     */
    public record SlowPayment(Duration delay, FailureReason reason) implements Fault {}

    /** A fault that waits to be used. */
    private static final class Armed {
        private final Fault fault;
        private final @Nullable String path;
        private int left;

        Armed(Fault fault, @Nullable String path, int left) {
            this.fault = fault;
            this.path = path;
            this.left = left;
        }
    }

    /**
     * Arms a fault.
     *
     * @param path the call's address as its route writes it; null for any
     * @param times how often it is used; 0 until it is switched off
     */
    public synchronized void arm(Fault fault, @Nullable String path, int times) {
        armed.add(new Armed(fault, path, times == 0 ? Integer.MAX_VALUE : times));
    }

    public synchronized void clear() {
        armed.clear();
    }

    /** Uses one of a kind. */
    public <T extends Fault> Optional<T> next(Class<T> kind, String path) {
        return use(kind, item -> item.path == null ? !path.startsWith(CONTROL) : item.path.equals(path));
    }

    Optional<SlowPayment> nextPayment() {
        return use(SlowPayment.class, _ -> true);
    }

    private synchronized <T extends Fault> Optional<T> use(Class<T> kind, Predicate<Armed> fits) {
        var found = armed.stream()
                .filter(item -> kind.isInstance(item.fault) && fits.test(item))
                .findFirst();
        found.ifPresent(item -> {
            item.left--;
            armed.removeIf(used -> used.left == 0);
        });
        return found.map(item -> kind.cast(item.fault));
    }
}
