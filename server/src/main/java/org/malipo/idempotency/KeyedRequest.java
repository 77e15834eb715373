package org.malipo.idempotency;

import static java.util.Objects.requireNonNullElse;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.WebUtils;

/**
 * A request that was read once for its fingerprint and can be read again by its handler. Bodies of several parts are on disk
 * by then; of these the parts count, since a client that tries again draws another boundary.
 *
 * @param fingerprint of method, path, query and body
 */
@SuppressWarnings("ArrayRecordComponent") // goes to the table and is compared there
record KeyedRequest(HttpServletRequest request, byte[] fingerprint) {
    private static final String FORM = "application/x-www-form-urlencoded";

    static KeyedRequest read(IdempotencyKey key, HttpServletRequest request) throws IOException, ServletException {
        var print = new Fingerprint(key)
                .add(request.getMethod())
                .add(request.getRequestURI())
                .add(requireNonNullElse(request.getQueryString(), ""));
        if (WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class) != null) {
            addParts(print, request);
            return new KeyedRequest(request, print.digest());
        }
        if (isForm(request)) {
            addFields(print, request);
            return new KeyedRequest(request, print.digest());
        }
        var body = request.getInputStream().readAllBytes();
        return new KeyedRequest(
                new Reread(request, body), print.add("body").add(body).digest());
    }

    private static void addParts(Fingerprint print, HttpServletRequest request) throws IOException, ServletException {
        for (var part : request.getParts()) {
            print.add("part")
                    .add(part.getName())
                    .add(requireNonNullElse(part.getSubmittedFileName(), ""))
                    .add(requireNonNullElse(part.getContentType(), ""))
                    .add(part.getInputStream());
        }
    }

    private static boolean isForm(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith(FORM);
    }

    private static void addFields(Fingerprint print, HttpServletRequest request) {
        new TreeMap<>(request.getParameterMap())
                .forEach((name, values) -> print.add("field").add(name).add(Arrays.toString(values)));
    }

    /** The request with the body that was read of it. */
    private static final class Reread extends HttpServletRequestWrapper {
        private final byte[] body;

        Reread(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            return new BodyStream(body);
        }

        @Override
        public BufferedReader getReader() {
            var encoding = getCharacterEncoding();
            var charset = encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding);
            return new BufferedReader(new InputStreamReader(getInputStream(), charset));
        }
    }

    private static final class BodyStream extends ServletInputStream {
        private final ByteArrayInputStream in;

        BodyStream(byte[] body) {
            in = new ByteArrayInputStream(body);
        }

        @Override
        public int read() {
            return in.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            return in.read(buffer, offset, length);
        }

        @Override
        public boolean isFinished() {
            return in.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(@Nullable ReadListener listener) {
            throw new UnsupportedOperationException("The body was read before");
        }
    }
}
