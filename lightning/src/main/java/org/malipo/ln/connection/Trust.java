package org.malipo.ln.connection;

import fr.acinq.bitcoin.ByteVector32;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;

/** Which certificate a node may show. */
public sealed interface Trust {
    /** What anybody on the web may show: one that a known authority signed for its name. */
    record Authorities() implements Trust {}

    /** The one whose DER form has this SHA-256, whoever signed it and for whatever name. */
    record Thumbprint(ByteVector32 sha256) implements Trust {}

    /** The one in a PEM file of this machine. */
    record CertificateFile(Path path) implements Trust {}

    static Trust of(Parts parts) {
        if (parts.has("certthumbprint") && parts.has("certfilepath")) {
            throw new ConnectionStringException("The key 'certfilepath' conflict with 'certthumbprint'");
        }
        return parts.get("certthumbprint")
                .<Trust>map(Trust::thumbprint)
                .or(() -> parts.get("certfilepath").map(path -> new CertificateFile(Parts.path("certfilepath", path))))
                .orElseGet(Authorities::new);
    }

    private static Thumbprint thumbprint(String text) {
        byte[] sha256;
        try {
            sha256 = HexFormat.of().parseHex(text.strip().replace(":", ""));
        } catch (IllegalArgumentException _) {
            throw new ConnectionStringException("The key 'certthumbprint' has invalid format: it should be in hex");
        }
        if (sha256.length != 32) {
            throw new ConnectionStringException(
                    "The key 'certthumbprint' has invalid length: the SHA-256 of a certificate has 32 bytes, not "
                            + sha256.length);
        }
        return new Thumbprint(new ByteVector32(sha256));
    }

    /** {@return the key that names a file, if this does} */
    default Optional<String> fileKey() {
        return this instanceof CertificateFile ? Optional.of("certfilepath") : Optional.empty();
    }
}
