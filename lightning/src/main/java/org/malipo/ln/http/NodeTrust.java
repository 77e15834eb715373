package org.malipo.ln.http;

import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.Crypto;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.malipo.ln.connection.Trust;

/**
 * Trusts the certificate that a connection names. One that is named itself is trusted for whatever name and time it was made.
 * One that it signed is trusted as those of authorities are: names anybody can get a certificate for would be open else.
 */
final class NodeTrust extends X509ExtendedTrustManager {
    private final Trust trust;

    private NodeTrust(Trust trust) {
        this.trust = trust;
    }

    static SSLContext context(Trust trust) {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(
                    null, trust instanceof Trust.Authorities ? null : new TrustManager[] {new NodeTrust(trust)}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        var last = chain[chain.length - 1];
        var named = switch (trust) {
            case Trust.Authorities _ -> List.<X509Certificate>of();
            case Trust.Thumbprint(var sha256) ->
                sha256(last).equals(sha256) ? List.of(last) : List.<X509Certificate>of();
            case Trust.CertificateFile(var path) -> read(path);
        };
        if (named.isEmpty()) {
            throw new CertificateException("Not the certificate that is trusted");
        }
        if (!named.contains(chain[0])) {
            signedBy(named).checkServerTrusted(chain, authType, socket);
        }
    }

    private static ByteVector32 sha256(X509Certificate certificate) throws CertificateException {
        return new ByteVector32(Crypto.sha256(certificate.getEncoded()));
    }

    private static List<X509Certificate> read(Path path) throws Unreadable {
        try (var file = Files.newInputStream(path)) {
            Collection<? extends Certificate> read =
                    CertificateFactory.getInstance("X.509").generateCertificates(file);
            return read.stream().map(X509Certificate.class::cast).toList();
        } catch (IOException | CertificateException e) {
            throw new Unreadable(e);
        }
    }

    private static X509ExtendedTrustManager signedBy(List<X509Certificate> anchors) throws CertificateException {
        try {
            var keys = KeyStore.getInstance(KeyStore.getDefaultType());
            keys.load(null, null);
            for (int i = 0; i < anchors.size(); i++) {
                keys.setCertificateEntry("anchor" + i, anchors.get(i));
            }
            var factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(keys);
            return Arrays.stream(factory.getTrustManagers())
                    .filter(X509ExtendedTrustManager.class::isInstance)
                    .map(X509ExtendedTrustManager.class::cast)
                    .findFirst()
                    .orElseThrow();
        } catch (GeneralSecurityException | IOException e) {
            throw new CertificateException(e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("Nodes are called through sockets");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("Nodes are called through sockets");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("Nobody calls us");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("Nobody calls us");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("Nobody calls us");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }

    /** The file of the connection can't be read. */
    static final class Unreadable extends CertificateException {
        Unreadable(Exception cause) {
            super(cause);
        }
    }
}
