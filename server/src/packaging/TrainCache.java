import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Makes the server's AOT cache (JEP 514): starts it on a database that is thrown away, uses it a while as shops do, and lets
 * it write down what it loaded. A server without the cache runs as well, only slower at first, so a failure is told and
 * does not end the build.
 *
 * <p>Usage: java TrainCache.java JAR CACHE [skip]. With {@code true} in the third place it only removes the cache of an older
 * jar.
 */
class TrainCache {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int ROUNDS = 100;
    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern API_KEY = Pattern.compile("\"apiKey\"\\s*:\\s*\"([^\"]+)\"");
    private static final String ADMIN = "{\"email\":\"training@example.com\",\"password\":\"only-for-training-1\",\"isAdministrator\":true}";

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Path jar;
    private final Path cache;
    private final Path log;
    private final int port = freePort();
    private String authorization = "Basic "
            + Base64.getEncoder().encodeToString("training@example.com:only-for-training-1".getBytes());

    TrainCache(Path jar, Path cache) {
        this.jar = jar;
        this.cache = cache;
        this.log = cache.resolveSibling("training.log");
    }

    public static void main(String[] args) throws Exception {
        var training = new TrainCache(Path.of(args[0]), Path.of(args[1]));
        training.removeOld();
        if (args.length > 2 && Boolean.parseBoolean(args[2])) {
            return;
        }
        try {
            training.run();
        } catch (IOException | IllegalStateException e) {
            Files.deleteIfExists(training.cache);
            System.err.println("No AOT cache was made, so the server starts slower: " + e.getMessage());
        }
    }

    /** The JVM tells jars apart by size and time only, and ours come out of the build with the same time always. */
    private void removeOld() throws IOException {
        Files.deleteIfExists(cache);
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now()));
    }

    private void run() throws IOException, InterruptedException {
        var folder = folder();
        var server = start(folder);
        try {
            awaitReady(server);
            use();
        } finally {
            server.destroy();
            if (!server.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
            delete(folder);
        }
        if (!Files.exists(cache)) {
            throw new IllegalStateException("the server wrote none, see " + log);
        }
    }

    /** Open to the user that the database runs as. */
    private static Path folder() throws IOException {
        var folder = Files.createTempDirectory("malipo-training");
        return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** With the flags that ./malipo starts the server with: a cache fits only those. */
    private Process start(Path folder) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-Xmx512m",
                "-XX:AOTCacheOutput=" + cache,
                "-jar",
                jar.toString()));
        command.addAll(List.of(
                "--malipo.config=" + folder,
                "--malipo.state=" + folder.resolve("state"),
                "--malipo.http.port=" + port,
                "--malipo.management.port=" + freePort(),
                "--malipo.public.url=http://127.0.0.1:" + port,
                "--malipo.network.regtest.enabled=true",
                "--malipo.network.regtest.p2p=127.0.0.1:" + freePort(),
                "--malipo.network.regtest.rpc.url=http://127.0.0.1:" + freePort(),
                "--malipo.network.regtest.rpc.user=training",
                "--malipo.network.regtest.rpc.password=training",
                "--malipo.rates.fixed=BTC_USD:60000"));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private void awaitReady(Process server) throws InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (send("GET", "/api/v1/health", null).isEmpty()) {
            if (!server.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("the server did not start, see " + log);
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /** A shop's first day: an administrator, a store with a wallet, invoices, and people who look at them. */
    private void use() throws InterruptedException {
        send("POST", "/api/v1/users", ADMIN);
        var key = first(API_KEY, send("POST", "/api/v1/api-keys", "{\"permissions\":[\"unrestricted\"]}"));
        authorization = key.isEmpty() ? authorization : "token " + key;
        var store = first(ID, send("POST", "/api/v1/stores", "{\"name\":\"Training\",\"defaultCurrency\":\"USD\"}"));
        var stores = "/api/v1/stores/" + store;
        send("POST", stores + "/payment-methods/BTC-CHAIN/wallet/generate", "{\"savePrivateKeys\":true}");
        send("POST", stores + "/webhooks", "{\"url\":\"http://127.0.0.1:" + port + "/none\"}");
        for (int i = 0; i < ROUNDS; i++) {
            var invoice = first(ID, send("POST", stores + "/invoices", "{\"amount\":\"1.23\",\"currency\":\"USD\"}"));
            look(stores, invoice, i);
        }
    }

    private void look(String stores, String invoice, int round) throws InterruptedException {
        send("GET", stores + "/invoices/" + invoice, null);
        if (round % 10 == 0) {
            for (var path : List.of(
                    "/i/" + invoice,
                    "/login",
                    "/register",
                    "/",
                    stores + "/invoices",
                    stores + "/invoices/" + invoice + "/payment-methods",
                    "/api/v1/server/info",
                    "/api/v1/stores")) {
                send("GET", path, null);
            }
        }
    }

    /** {@return the answer, whatever its status; empty when there is none} */
    private String send(String method, String path, String body) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!path.equals("/api/v1/users")) {
            request.header("Authorization", authorization);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return response.body();
        } catch (IOException e) {
            return "";
        }
    }

    private static String first(Pattern pattern, String answer) {
        var matcher = pattern.matcher(answer);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException("no port is free", e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
