package org.malipo.interop.kit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A merchant at the server's pages, without scripts: opens them, sends their forms, reads them. */
public final class MerchantPages {
    private static final Pattern FORGERY_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern PAIRING_CODE = Pattern.compile("<code>(\\w{7})</code>");

    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final URI server;

    public MerchantPages(URI server, String email, String password) throws IOException, InterruptedException {
        this.server = server;
        submit("/login", Map.of("Email", email, "Password", password));
    }

    /** {@return the page at that address} */
    public String open(String path) {
        try {
            return send(page(path).GET());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** {@return a code that lets one program into the store} */
    public String pairingCode(String storeId) throws IOException, InterruptedException {
        return found(PAIRING_CODE, submit("/stores/" + storeId + "/tokens/new", Map.of("label", "Old plugin")));
    }

    /** {@return the page that came of the form at that address} */
    private String submit(String path, Map<String, String> fields) throws IOException, InterruptedException {
        var token = found(FORGERY_TOKEN, send(page(path).GET()));
        var form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&", "", "&_csrf=" + URLEncoder.encode(token, UTF_8)));
        return send(page(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    private HttpRequest.Builder page(String path) {
        return HttpRequest.newBuilder(server.resolve(path)).header("Accept", "text/html");
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return browser.send(request.build(), BodyHandlers.ofString()).body();
    }

    private static String found(Pattern pattern, String page) {
        var found = pattern.matcher(page);
        if (!found.find()) {
            throw new AssertionError("There is no " + pattern + " in " + page);
        }
        return found.group(1);
    }
}
