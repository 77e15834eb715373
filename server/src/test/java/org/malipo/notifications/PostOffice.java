package org.malipo.notifications;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server on a free port of this machine, which keeps what it is given. */
public final class PostOffice implements AutoCloseable {
    static final String LOGIN = "duka";
    static final String PASSWORD = "siri ya duka";
    private static final String KEYS_PASSWORD = "changeit";

    private final List<MimeMessage> taken = new CopyOnWriteArrayList<>();
    private final SMTPServer server;
    private volatile int refusal;

    private PostOffice(SMTPServer.Builder builder, int port) {
        this.server = builder.bindAddress(InetAddress.getLoopbackAddress())
                .port(port)
                .messageHandlerFactory(_ -> new Keeper())
                .build();
        server.start();
    }

    /** {@return one that takes letters from anybody and knows no encryption} */
    public static PostOffice open() {
        return on(0);
    }

    static PostOffice on(int port) {
        return new PostOffice(SMTPServer.port(port), port);
    }

    /** {@return one that wants a login, without encryption} */
    static PostOffice withLogin() {
        return new PostOffice(withLogin(SMTPServer.port(0)), 0);
    }

    /** {@return one that wants encryption and a login, and whose certificate nobody vouches for} */
    static PostOffice encrypted(Path folder) throws IOException, GeneralSecurityException, InterruptedException {
        var tls = withLogin(SMTPServer.port(0)).enableTLS().requireTLS().startTlsSocketFactory(context(folder));
        return new PostOffice(tls, 0);
    }

    private static SMTPServer.Builder withLogin(SMTPServer.Builder builder) {
        return builder.requireAuth()
                .authenticationHandlerFactory(
                        new EasyAuthenticationHandlerFactory((login, password, context) -> check(login, password)));
    }

    private static void check(String login, String password) throws LoginFailedException {
        if (!login.equals(LOGIN) || !password.equals(PASSWORD)) {
            throw new LoginFailedException();
        }
    }

    private static SSLContext context(Path folder) throws IOException, GeneralSecurityException, InterruptedException {
        var file = folder.resolve("keys.p12");
        var made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "mail",
                        "-dname",
                        "CN=localhost",
                        "-keystore",
                        file.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        KEYS_PASSWORD)
                .inheritIO()
                .start()
                .waitFor();
        if (made != 0) {
            throw new IOException("keytool ended with " + made);
        }
        var keys = KeyStore.getInstance("PKCS12");
        try (var stored = Files.newInputStream(file)) {
            keys.load(stored, KEYS_PASSWORD.toCharArray());
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, KEYS_PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    public int port() {
        return server.getPortAllocated();
    }

    public List<MimeMessage> taken() {
        return taken;
    }

    /** Refuses recipients with this code from now on; 0 takes them again. */
    void refuse(int code) {
        refusal = code;
    }

    @Override
    public void close() {
        server.stop();
    }

    private final class Keeper implements MessageHandler {
        @Override
        public void from(String sender) {}

        @Override
        public void recipient(String recipient) throws RejectException {
            if (refusal != 0) {
                throw new RejectException(refusal, "No such mailbox");
            }
        }

        @Override
        public String data(InputStream data) throws IOException {
            try {
                taken.add(new MimeMessage(Session.getInstance(new Properties()), data));
                return "250 Taken";
            } catch (MessagingException e) {
                throw new IOException(e);
            }
        }

        @Override
        public void done() {}
    }
}
