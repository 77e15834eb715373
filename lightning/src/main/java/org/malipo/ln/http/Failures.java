package org.malipo.ln.http;

import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.HttpException;
import org.jspecify.annotations.Nullable;
import org.malipo.ln.node.NodeException.Unavailable;
import org.malipo.ln.node.NodeException.Unavailable.Reason;

/** Tells in words why a call failed. What libraries say is left out: it may hold what was sent. */
final class Failures {
    private static final int DEEPEST = 10;

    private Failures() {}

    static Unavailable slow() {
        return new Unavailable(Reason.SLOW, "The node does not answer in time.", null);
    }

    /** @param connected whether something may have been sent */
    static Unavailable of(@Nullable Throwable failure, boolean connected) {
        return connected ? late(failure) : early(failure);
    }

    private static Unavailable early(@Nullable Throwable failure) {
        if (among(failure, NodeTrust.Unreadable.class).isPresent()) {
            return failed(Reason.SECRET, "The file with the node's certificate can't be read.");
        }
        if (among(failure, Reach.Forbidden.class).isPresent()) {
            return failed(
                    Reason.FORBIDDEN_ADDRESS, "The address of the node is private and can't be reached from here.");
        }
        if (among(failure, CertificateException.class).isPresent()) {
            return failed(Reason.CERTIFICATE, "The node shows another certificate than the one that is trusted.");
        }
        if (among(failure, UnknownHostException.class).isPresent()) {
            return failed(Reason.AWAY, "The name of the node leads nowhere.");
        }
        if (among(failure, SSLException.class).isPresent()) {
            return failed(Reason.NO_NODE, "What is at the node's address does not speak TLS.");
        }
        if (among(failure, ConnectTimeoutException.class).isPresent()) {
            return failed(Reason.AWAY, "The node can't be reached: nothing answers at its address.");
        }
        return failed(Reason.AWAY, "The node can't be reached: nobody listens at its address.");
    }

    private static Unavailable late(@Nullable Throwable failure) {
        if (among(failure, NodeHttp.TooLarge.class).isPresent()) {
            return failed(Reason.NO_NODE, "The node answers with more than we read.");
        }
        if (among(failure, SocketTimeoutException.class).isPresent()) {
            return slow();
        }
        if (among(failure, HttpException.class).isPresent()) {
            return failed(Reason.NO_NODE, "What is at the node's address does not speak HTTP.");
        }
        return failed(Reason.BROKEN, "The connection to the node broke before it had answered.");
    }

    private static Unavailable failed(Reason reason, String words) {
        return new Unavailable(reason, words, null);
    }

    private static <T extends Exception> Optional<T> among(@Nullable Throwable failure, Class<T> kind) {
        if (failure == null) {
            return Optional.empty();
        }
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST)
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst();
    }
}
