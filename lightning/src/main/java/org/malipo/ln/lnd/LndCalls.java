package org.malipo.ln.lnd;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.malipo.ln.connection.LndConnection;
import org.malipo.ln.connection.Secret;
import org.malipo.ln.http.Answer;
import org.malipo.ln.http.Call;
import org.malipo.ln.http.Fields;
import org.malipo.ln.http.Lines;
import org.malipo.ln.http.NodeHttp;
import org.malipo.ln.http.Reach;
import org.malipo.ln.lnd.Macaroons.Right;
import org.malipo.ln.node.NodeException.Unavailable;
import org.malipo.ln.node.NodeException.Unavailable.Reason;
import tools.jackson.databind.node.ObjectNode;

/** Calls LND: signs in, and tells answers from errors. */
final class LndCalls implements AutoCloseable {
    static final Duration LIMIT = Duration.ofSeconds(20);

    private final NodeHttp http;
    private final Macaroons macaroons;

    LndCalls(LndConnection connection, Reach reach) {
        this.http = new NodeHttp(connection.server(), connection.trust(), reach);
        this.macaroons = new Macaroons(connection);
    }

    /** What LND said: what was asked for, or why not. */
    sealed interface Said {
        record Result(Fields fields) implements Said {}

        record Refusal(LndError error) implements Said {}

        /** {@return what was asked for; throws what an error stands for} */
        default Fields orThrow() {
            return switch (this) {
                case Result(var fields) -> fields;
                case Refusal(var error) -> throw error.exception();
            };
        }

        /** {@return what was asked for, or empty if LND does not have it} */
        default Optional<Fields> orEmpty() {
            return this instanceof Refusal(var error) && error.isNotFound() ? Optional.empty() : Optional.of(orThrow());
        }
    }

    Said get(Right right, String path) {
        return call(right, Call.get(path), LIMIT);
    }

    Said post(Right right, String path, ObjectNode body) {
        return post(right, path, body, LIMIT);
    }

    Said post(Right right, String path, ObjectNode body, Duration limit) {
        return call(right, Call.post(path, body), limit);
    }

    private Said call(Right right, Call call, Duration limit) {
        var macaroon = macaroons.macaroon(right);
        return said(http.call(signed(call, macaroon), limit), macaroon);
    }

    Stream stream(Right right, Call call, Duration patience) throws InterruptedException {
        var macaroon = macaroons.macaroon(right);
        return new Stream(http.stream(signed(call, macaroon), patience), macaroon);
    }

    private static Call signed(Call call, Optional<Secret> macaroon) {
        return macaroon.map(secret -> call.header("Grpc-Metadata-macaroon", secret.value()))
                .orElse(call);
    }

    private static Said said(Answer answer, Optional<Secret> macaroon) {
        var fields = Fields.read(answer.body());
        if (answer.isOk()) {
            return new Said.Result(fields.orElseThrow(
                    () -> new Unavailable(Reason.NO_NODE, "What answers at the node's address is not LND.", null)));
        }
        return new Said.Refusal(without(macaroon, LndError.read(answer.status(), fields)));
    }

    /** Whoever is there may repeat what we sent. */
    private static LndError without(Optional<Secret> macaroon, LndError error) {
        return macaroon.map(secret -> Pattern.compile(secret.value(), Pattern.CASE_INSENSITIVE))
                .map(secret -> secret.matcher(error.message()).replaceAll("…"))
                .map(message -> new LndError(error.httpStatus(), error.code(), message))
                .orElse(error);
    }

    boolean isClosed() {
        return http.isClosed();
    }

    @Override
    public void close() {
        http.close();
    }

    /** Results one after the other; the last may be an error. */
    static final class Stream implements AutoCloseable {
        private final Lines lines;
        private final Optional<Secret> macaroon;

        private Stream(Lines lines, Optional<Secret> macaroon) {
            this.lines = lines;
            this.macaroon = macaroon;
        }

        /**
         * {@return the next, or null when LND has ended the stream}
         *
         * @throws Unavailable also if nothing is heard for as long
         */
        @Nullable
        Said next(Duration patience) throws InterruptedException {
            var line = lines.next(patience);
            if (line.isEmpty() && lines.status() / 100 == 2) {
                return null;
            }
            var fields = line.flatMap(Fields::read);
            if (fields.isPresent() && fields.get().has("result")) {
                return new Said.Result(fields.get().object("result"));
            }
            return new Said.Refusal(without(macaroon, LndError.read(lines.status(), fields)));
        }

        @Override
        public void close() {
            lines.close();
        }
    }
}
