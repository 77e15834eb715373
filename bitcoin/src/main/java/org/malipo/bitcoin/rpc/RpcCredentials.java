package org.malipo.bitcoin.rpc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** How to sign in to a node. Never prints what is secret. */
public sealed interface RpcCredentials {
    /**
     * {@return the value of the {@code Authorization} header}
     * @throws IOException if a file with the secret can't be read
     */
    String authorization() throws IOException;

    /** A fixed user and password. */
    record Password(String user, String password) implements RpcCredentials {
        @Override
        public String authorization() {
            return basic(user + ":" + password);
        }

        @Override
        public String toString() {
            return user + ":[secret]";
        }
    }

    /** A user, and a file that holds the password; read anew for each call, so that it may be changed. */
    record PasswordFile(String user, Path file) implements RpcCredentials {
        @Override
        public String authorization() throws IOException {
            return basic(user + ":" + Files.readString(file).strip());
        }
    }

    /** The cookie file that a node writes anew at each of its starts; therefore read for each call. */
    record CookieFile(Path file) implements RpcCredentials {
        @Override
        public String authorization() throws IOException {
            return basic(Files.readString(file).strip());
        }
    }

    private static String basic(String userAndPassword) {
        return "Basic " + Base64.getEncoder().encodeToString(userAndPassword.getBytes(UTF_8));
    }
}
