package org.malipo.ln.lnd;

import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.Crypto;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** A key and the certificates that a server shows with it, made by the JDK's keytool. */
@SuppressWarnings("ArrayRecordComponent")
record Identity(PrivateKey key, List<X509Certificate> chain) {
    private static final String PASSWORD = "for-tests-only";

    /** {@return a self-signed one, as LND makes it for itself} */
    static Identity of(Path folder, String alias, String dnsName) throws Exception {
        keytool(
                folder,
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=" + alias,
                "-ext",
                "bc:c",
                "-ext",
                "san=dns:" + dnsName);
        return load(folder, alias);
    }

    /** {@return one that an authority in the same folder has signed} */
    static Identity signed(Path folder, String alias, String dnsName, String authority) throws Exception {
        keytool(
                folder,
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=" + alias,
                "-signer",
                authority,
                "-ext",
                "san=dns:" + dnsName);
        return load(folder, alias);
    }

    private static void keytool(Path folder, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of(
                "-storepass",
                PASSWORD,
                "-storetype",
                "PKCS12",
                "-keystore",
                store(folder).toString()));
        var run = new ProcessBuilder(command).redirectErrorStream(true).start();
        var words = new String(run.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (run.waitFor() != 0) {
            throw new IllegalStateException(words);
        }
    }

    private static Path store(Path folder) {
        return folder.resolve("keys.p12");
    }

    private static Identity load(Path folder, String alias) throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        try (var file = Files.newInputStream(store(folder))) {
            store.load(file, PASSWORD.toCharArray());
        }
        return new Identity(
                (PrivateKey) store.getKey(alias, PASSWORD.toCharArray()),
                Arrays.stream(store.getCertificateChain(alias))
                        .map(X509Certificate.class::cast)
                        .toList());
    }

    /** {@return the same key, with somebody else's certificates behind its own} */
    Identity followedBy(Identity other) {
        return new Identity(
                key, Stream.concat(chain.stream(), other.chain.stream()).toList());
    }

    ByteVector32 thumbprint() throws GeneralSecurityException {
        return new ByteVector32(Crypto.sha256(chain.getLast().getEncoded()));
    }

    String pem() throws GeneralSecurityException {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(chain.getLast().getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }

    SSLContext context() throws GeneralSecurityException {
        var context = SSLContext.getInstance("TLS");
        context.init(new KeyManager[] {new Shown()}, null, null);
        return context;
    }

    /** Shows the chain as it is, however wrong. */
    private final class Shown extends X509ExtendedKeyManager {
        @Override
        public String[] getClientAliases(String type, Principal @Nullable [] issuers) {
            return new String[0];
        }

        @Override
        public @Nullable String chooseClientAlias(String[] types, Principal @Nullable [] issuers, Socket socket) {
            return null;
        }

        @Override
        public String[] getServerAliases(String type, Principal @Nullable [] issuers) {
            return new String[] {"server"};
        }

        @Override
        public @Nullable String chooseServerAlias(String type, Principal @Nullable [] issuers, Socket socket) {
            return type.equals("EC") ? "server" : null;
        }

        @Override
        public @Nullable String chooseEngineServerAlias(String type, Principal @Nullable [] issuers, SSLEngine engine) {
            return type.equals("EC") ? "server" : null;
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return chain.toArray(X509Certificate[]::new);
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return key;
        }
    }
}
