package org.malipo.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;

/** The body of a request. It is made once, so that a repeat is the same to the byte. */
final class Payload {
    private final String contentType;
    private final byte[] bytes;

    private Payload(String contentType, byte[] bytes) {
        this.contentType = contentType;
        this.bytes = bytes;
    }

    static Payload json(Object body) {
        return new Payload("application/json", JsonForms.MAPPER.writeValueAsBytes(body));
    }

    static Payload bytes(byte[] body, String contentType) {
        return new Payload(contentType, body.clone());
    }

    /** {@return a form with one file in it (RFC 7578)} */
    static Payload file(Upload upload) {
        var boundary = "malipo-" + UUID.randomUUID();
        var head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + upload.name().replaceAll("[\"\\r\\n]", "_") + "\"\r\nContent-Type: " + upload.contentType()
                + "\r\n\r\n";
        var body = new ByteArrayOutputStream();
        body.writeBytes(head.getBytes(UTF_8));
        body.writeBytes(upload.content());
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(UTF_8));
        return new Payload("multipart/form-data; boundary=" + boundary, body.toByteArray());
    }

    String contentType() {
        return contentType;
    }

    BodyPublisher publisher() {
        return BodyPublishers.ofByteArray(bytes);
    }
}
