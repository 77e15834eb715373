package org.malipo.client;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends requests, and sends them again while that may help. Only what may be repeated without harm is handed to it. */
final class Sender {
    private final HttpClient http;

    Sender(HttpClient http) {
        this.http = http;
    }

    /** {@return the answer, a refusal included} */
    Answer send(HttpRequest request, Retries retries, Duration timeout) {
        for (int tried = 1; ; tried++) {
            try {
                var answer = Answer.of(exchange(request, BodyHandlers.ofByteArray(), timeout));
                var pause = retries.pauseAfter(tried, answer.retryAfter());
                if (!answer.mayPass() || pause.isEmpty()) {
                    return answer;
                }
                rest(pause.get());
            } catch (IOException e) {
                var pause = retries.pauseAfter(tried, Optional.empty());
                rest(pause.orElseThrow(() -> new NoAnswerException(named(request) + " got no answer", e)));
            }
        }
    }

    /**
     * Tries once.
     *
     * @param timeout until the handler has what it waits for: all of the answer, or its headers
     */
    <T> HttpResponse<T> exchange(HttpRequest request, BodyHandler<T> handler, Duration timeout) throws IOException {
        var coming = http.sendAsync(request, handler);
        try {
            return coming.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            coming.cancel(true);
            throw new HttpTimeoutException(named(request) + " took longer than " + timeout);
        } catch (ExecutionException e) {
            throw new IOException(String.valueOf(e.getCause()), e.getCause());
        } catch (InterruptedException e) {
            coming.cancel(true);
            throw interrupted(e);
        }
    }

    static void rest(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("Interrupted while waiting for an answer", e);
    }

    private static String named(HttpRequest request) {
        return request.method() + " " + request.uri();
    }
}
