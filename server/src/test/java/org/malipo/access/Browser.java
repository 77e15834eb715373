package org.malipo.access;

import java.io.IOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without a screen: keeps cookies, sends forms with the token that their page holds, follows nothing. */
public final class Browser {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern ONCE = Pattern.compile("name=\"_once\" value=\"([^\"]+)\"");

    private final URI server;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client;
    private String token = "";
    private String once = "";

    public Browser(int port) {
        this(port, HttpClient.newBuilder());
    }

    /** @param address of the machine that it runs on, one that begins with 127 */
    public Browser(int port, String address) {
        this(port, HttpClient.newBuilder().localAddress(InetAddress.ofLiteral(address)));
    }

    private Browser(int port, HttpClient.Builder client) {
        this.server = URI.create("http://127.0.0.1:" + port);
        this.client = client.cookieHandler(cookies).build();
    }

    public HttpResponse<String> open(String path) {
        var page = send(request(path).GET());
        var found = TOKEN.matcher(page.body());
        token = found.find() ? found.group(1) : token;
        var marked = ONCE.matcher(page.body());
        once = marked.find() ? marked.group(1) : once;
        return page;
    }

    /** As a program that shows something with its request. */
    public HttpResponse<String> openWith(String header, String value, String path) {
        return send(request(path).setHeader(header, value).GET());
    }

    /** Sends a form of the page that was opened last. */
    public HttpResponse<String> submit(String path, Map<String, String> fields) {
        return post(path, encoded(fields) + "&_csrf=" + encoded(token) + "&_once=" + encoded(once));
    }

    /** Sends a form of the page that was opened last, as a program that shows something with its request. */
    public HttpResponse<String> submitWith(String header, String value, String path, Map<String, String> fields) {
        return send(request(path)
                .header(header, value)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(fields) + "&_csrf=" + encoded(token))));
    }

    /** Sends a form of the page that was opened last, in which a field may have several values. */
    public HttpResponse<String> submit(String path, List<Map.Entry<String, String>> fields) {
        var form = fields.stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return post(path, form + "&_csrf=" + encoded(token) + "&_once=" + encoded(once));
    }

    /** Sends a form with the fields as they are, beside the token against forgery. */
    public HttpResponse<String> submitOnce(String path, Map<String, String> fields) {
        return post(path, encoded(fields) + "&_csrf=" + encoded(token));
    }

    /** Sends a form of the page that was opened last, with a file in the field {@code file}. */
    public HttpResponse<String> upload(String path, String name, byte[] content) {
        var head = "--xyz\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + token
                + "\r\n--xyz\r\nContent-Disposition: form-data; name=\"_once\"\r\n\r\n" + once
                + "\r\n--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=xyz")
                .POST(BodyPublishers.ofByteArrays(List.of(
                        head.getBytes(StandardCharsets.UTF_8),
                        content,
                        "\r\n--xyz--\r\n".getBytes(StandardCharsets.UTF_8)))));
    }

    /** Sends a form that another site has made up. */
    public HttpResponse<String> submitForged(String path, Map<String, String> fields) {
        return post(path, encoded(fields));
    }

    /** Opens the sign-in page and signs in. */
    public HttpResponse<String> signIn(String email, String password) {
        open("/login");
        return submit("/login", Map.of("Email", email, "Password", password));
    }

    public CookieManager cookies() {
        return cookies;
    }

    private HttpResponse<String> post(String path, String form) {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path)).header("Accept", "text/html");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
