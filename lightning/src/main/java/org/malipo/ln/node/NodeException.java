package org.malipo.ln.node;

import org.jspecify.annotations.Nullable;

/** Why a node did not do what was asked. Messages are for people; they hold no secret. */
public abstract sealed class NodeException extends RuntimeException {
    NodeException(String message, @Nullable Throwable cause) {
        super(message, cause, false, false);
    }

    /** No answer came, or none that such a node gives. */
    public static final class Unavailable extends NodeException {
        /** What kept us from an answer. */
        public enum Reason {
            /** Nobody is there, or nobody who can work yet. */
            AWAY,
            SLOW,
            /** The connection broke before the answer was whole. */
            BROKEN,
            /** Our name for it leads where it may not. */
            FORBIDDEN_ADDRESS,
            /** It shows another certificate than the one that is trusted. */
            CERTIFICATE,
            /** What answers is no such node. */
            NO_NODE,
            /** A file of the connection can't be read; nobody was asked. */
            SECRET
        }

        private final Reason reason;

        public Unavailable(Reason reason, String message, @Nullable Throwable cause) {
            super(message, cause);
            this.reason = reason;
        }

        public Reason reason() {
            return reason;
        }

        /** {@return whether it is sure that the node never began to do what was asked} */
        public boolean isBeforeAsking() {
            return switch (reason) {
                case AWAY, FORBIDDEN_ADDRESS, CERTIFICATE, SECRET -> true;
                case SLOW, BROKEN, NO_NODE -> false;
            };
        }
    }

    /** The node knows us not, or our macaroon, rune or key lacks the right. */
    public static final class Denied extends NodeException {
        public Denied(String message) {
            super(message, null);
        }
    }

    /** The node understood and refused. */
    public static final class Refused extends NodeException {
        public Refused(String message) {
            super(message, null);
        }
    }

    /** This kind of node can't do it. */
    public static final class Unsupported extends NodeException {
        private final Ability ability;

        public Unsupported(Ability ability) {
            super("This kind of node can't do that: " + ability, null);
            this.ability = ability;
        }

        public Ability ability() {
            return ability;
        }
    }
}
