package org.malipo.cli.sandbox;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.util.HexFormat;

/**
 * Where a Lightning node of the sandbox answers LND's REST API.
 *
 * @param macaroonFile the one that allows everything
 * @param certificateFile in PEM
 */
public record LightningAccess(URI url, String macaroonFile, String certificateFile) {
    static LightningAccess of(DataFolder folder, String node, int port) {
        var home = folder.root().resolve("node/lightning").resolve(node);
        return new LightningAccess(
                URI.create("https://127.0.0.1:" + port + "/"),
                home.resolve("admin.macaroon").toString(),
                home.resolve("tls.cert").toString());
    }

    int port() {
        return url.getPort();
    }

    /** {@return what a store's Lightning settings take; it spends} */
    String connection() throws IOException {
        return "type=lnd-rest;server=" + url + ";macaroon=" + macaroon() + ";certthumbprint=" + thumbprint();
    }

    private String macaroon() throws IOException {
        return HexFormat.of().formatHex(Files.readAllBytes(Path.of(macaroonFile)));
    }

    private String thumbprint() throws IOException {
        try (var pem = Files.newInputStream(Path.of(certificateFile))) {
            var certificate = CertificateFactory.getInstance("X.509").generateCertificate(pem);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IOException(certificateFile + " holds no certificate", e);
        }
    }
}
