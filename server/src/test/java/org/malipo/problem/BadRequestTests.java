package org.malipo.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.malipo.testing.ServerTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What strangers may send is answered with the documented error, and never ends in an error line of the log. */
@ServerTest
@ExtendWith(OutputCaptureExtension.class)
class BadRequestTests {
    private static final byte[] SPACES = " ".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);

    @LocalServerPort
    int port;

    @Test
    void refusesABodyThatSaysItIsHuge() throws Exception {
        assertThat(send(head() + "Content-Length: 3000000\r\n\r\n"))
                .startsWith("HTTP/1.1 413")
                .contains("{\"code\":\"payload-too-large\",\"message\":");
    }

    @Test
    void tellsWhoSendsFiftyMegabytesWhy() throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            write(
                    socket.getOutputStream(),
                    "POST /stores/x/wallet/connect/file HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nConnection: close\r\n"
                            + "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 52428800\r\n\r\n");
            for (int i = 0; i < 800; i++) {
                socket.getOutputStream().write(SPACES);
            }
            socket.getOutputStream().flush();

            assertThat(answer(socket)).startsWith("HTTP/1.1 413").contains("<!doctype html>", "That is too large");
        }
    }

    @Test
    void refusesABodyThatGoesOnAndOn(CapturedOutput output) throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            write(socket.getOutputStream(), head() + "Transfer-Encoding: chunked\r\n\r\n");
            for (int chunks = 0; chunks < 33; chunks++) {
                write(socket.getOutputStream(), "10000\r\n");
                socket.getOutputStream().write(SPACES);
                write(socket.getOutputStream(), "\r\n");
            }
            socket.getOutputStream().flush();

            assertThat(answer(socket)).startsWith("HTTP/1.1 413").contains("payload-too-large");
        }
        assertThat(output).doesNotContain("ERROR");
    }

    @Test
    void saysWhichValueIsWrong() throws Exception {
        assertThat(post("{\"email\":{\"a\":1}}")).startsWith("HTTP/1.1 422").contains("[{\"path\":\"email\"");
        assertThat(post("{")).startsWith("HTTP/1.1 422").contains("[{\"path\":\"\"");
    }

    @Test
    void refusesATextThatTheDatabaseCanNotKeep(CapturedOutput output) throws Exception {
        assertThat(post("{\"email\":\"a\\u0000@b.example\"}"))
                .startsWith("HTTP/1.1 422")
                .contains("[{\"path\":\"email\"");
        assertThat(send("GET /login?returnUrl=%00 HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\n"
                        + "Connection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 422")
                .contains("<!doctype html>");
        assertThat(output).doesNotContain("ERROR");
    }

    @Test
    void knowsNothingOfRoutesThatDoNotExist(CapturedOutput output) throws Exception {
        assertThat(send("GET /api/v1/nothing HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 404")
                .doesNotContain("exception", "trace");
        assertThat(send("DELETE /api/v1/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 405");
        assertThat(output).doesNotContain("ERROR");
    }

    private String post(String body) throws IOException {
        return send(head() + "Content-Length: " + body.length() + "\r\n\r\n" + body);
    }

    private static String head() {
        return "POST /api/v1/users HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n";
    }

    private String send(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            write(socket.getOutputStream(), request);
            return answer(socket);
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** Says that nothing more is coming, so that the server does not wait for what the request promised. */
    private static String answer(Socket socket) throws IOException {
        socket.shutdownOutput();
        return new String(socket.getInputStream().readNBytes(4_000), StandardCharsets.UTF_8);
    }
}
