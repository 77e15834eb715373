package org.malipo.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.malipo.client.ApiException;
import org.malipo.client.Credentials;
import org.malipo.client.EventTail;
import org.malipo.client.MalipoClient;
import org.malipo.client.Retries;

/** What the Java client asks for when each of its methods is called, written down by a server that refuses everything. */
final class SdkCalls implements AutoCloseable {
    private static final byte[] REFUSAL = "{\"code\":\"no\",\"message\":\"No.\"}".getBytes(UTF_8);

    private final HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    /** @param parameters the names in the query */
    record Asked(String method, String path, Set<String> parameters) {}

    private SdkCalls() throws IOException {
        http.createContext("/", this::refuse);
        http.start();
    }

    static List<Asked> all() throws IOException {
        try (var calls = new SdkCalls()) {
            var url = URI.create("http://127.0.0.1:" + calls.http.getAddress().getPort());
            try (var client = MalipoClient.of(url).retries(Retries.NONE).as(Credentials.apiKey("k"))) {
                groups(client).forEach(SdkCalls::callAll);
            }
            return calls.asked;
        }
    }

    private static Stream<Object> groups(Object from) {
        return SdkArguments.methods(from.getClass())
                .filter(method -> isGroup(method.getReturnType()))
                .map(method -> Objects.requireNonNull(result(method, from)));
    }

    /** A group of methods, as opposed to a value. */
    private static boolean isGroup(Class<?> type) {
        return type.getName().matches("org\\.malipo\\.client\\.\\w+(Api|ById)");
    }

    private static void callAll(Object group) {
        callValues(group);
        groups(group).forEach(below -> {
            if (below.getClass() == group.getClass()) {
                callValues(below); // a narrower one of the same kind
            } else {
                callAll(below);
            }
        });
    }

    private static void callValues(Object group) {
        SdkArguments.methods(group.getClass())
                .filter(method -> !isGroup(method.getReturnType()))
                .forEach(method -> call(method, group));
    }

    private static void call(Method method, Object group) {
        try {
            var result = result(method, group);
            if (result instanceof Stream<?> stream) {
                assertThat(stream).isEmpty();
            } else if (result instanceof EventTail tail) {
                assertThat(tail.hasNext()).isFalse();
            }
        } catch (ApiException refusal) {
            if (!"no".equals(refusal.code())) {
                throw refusal;
            }
        }
    }

    private static @Nullable Object result(Method method, Object on) {
        try {
            return method.invoke(on, SdkArguments.of(method));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof ApiException refusal) {
                throw refusal;
            }
            throw new AssertionError(method + " fails", e);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private void refuse(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            var uri = exchange.getRequestURI();
            asked.add(new Asked(exchange.getRequestMethod(), uri.getPath(), names(uri.getQuery())));
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(400, REFUSAL.length);
            exchange.getResponseBody().write(REFUSAL);
        }
    }

    private static Set<String> names(@Nullable String query) {
        return query == null
                ? Set.of()
                : Arrays.stream(query.split("&"))
                        .map(pair -> pair.replaceFirst("=.*", ""))
                        .collect(Collectors.toSet());
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
