package org.malipo.ln.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is asked of a node. Prints no header, as secrets are among them.
 *
 * @param path below the server's address, with a query
 */
public record Call(
        String method,
        String path,
        Map<String, String> headers,
        @Nullable ObjectNode body) {
    public Call {
        headers = Map.copyOf(headers);
    }

    public static Call get(String path) {
        return new Call("GET", path, Map.of(), null);
    }

    public static Call post(String path, ObjectNode body) {
        return new Call("POST", path, Map.of(), body);
    }

    public Call header(String name, String value) {
        var more = new HashMap<>(headers);
        more.put(name, value);
        return new Call(method, path, more, body);
    }

    HttpUriRequestBase request(String server) {
        var request = new HttpUriRequestBase(method, java.net.URI.create(server + path));
        headers.forEach(request::setHeader);
        if (body != null) {
            request.setEntity(new ByteArrayEntity(body.toString().getBytes(UTF_8), ContentType.APPLICATION_JSON));
        }
        return request;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
