package org.malipo.bitcoin.light;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Objects;
import org.malipo.bitcoin.p2p.ProtocolException;

/** What a peer did that ends its connection, with the reason in a sentence. */
public final class Misbehaviour extends ProtocolException {
    private final Kind kind;

    /** What it did, in the order of the checks. */
    public enum Kind {
        /** Its headers do not follow one another, or follow none that we know. */
        NO_CHAIN,
        /** A header breaks a rule of the network, or has too little work. */
        INVALID_HEADER,
        /** A header is dated too far ahead; it may be valid later. */
        FROM_THE_FUTURE,
        /** It claims filters that contradict the blocks, or other peers without proof. */
        WRONG_FILTER_HEADER,
        /** A filter is not the one that its header commits to. */
        WRONG_FILTER,
        /** A block does not hold what its header says. */
        WRONG_BLOCK,
        /** Alone it contradicts filter headers that we hold; which is right, a second peer must tell. */
        CONTRADICTION,
        /** It did not answer in time. */
        STALLED,
        /** The connection broke. */
        LOST,
        /** What it sent is no message, or none that fits the question. */
        BROKEN_PROTOCOL,
        /** It does not serve what a light client needs. */
        USELESS;

        /** {@return whether it may come back as soon as any peer whose connection broke} */
        boolean isForgivable() {
            return switch (this) {
                case FROM_THE_FUTURE, CONTRADICTION, STALLED, LOST, USELESS -> true;
                case NO_CHAIN, INVALID_HEADER, WRONG_FILTER_HEADER, WRONG_FILTER, WRONG_BLOCK, BROKEN_PROTOCOL -> false;
            };
        }
    }

    Misbehaviour(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    Misbehaviour(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** {@return why a peer could not be connected to, for people} */
    static String sentence(IOException failure) {
        if (failure instanceof EOFException || (failure instanceof SocketException reset && isReset(reset))) {
            return "It hangs up instead of greeting us, as a node of another network does.";
        }
        if (failure instanceof UnknownHostException) {
            return "Its name is unknown.";
        }
        return failure instanceof SocketTimeoutException
                ? "It does not answer."
                : Objects.requireNonNullElse(
                        failure.getMessage(), failure.getClass().getSimpleName());
    }

    private static boolean isReset(SocketException failure) {
        return String.valueOf(failure.getMessage()).startsWith("Connection reset");
    }
}
