package org.malipo.files;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A bucket of a service that speaks S3, and one of two ways to give the secret key.
 *
 * @param pathstyle whether the bucket's name stands in the path and not before the host
 */
@ConfigurationProperties("malipo.files.s3")
record S3Settings(
        @Nullable URI endpoint,
        @DefaultValue("us-east-1") String region,
        @Nullable String bucket,
        @Nullable String key,
        @Nullable String secret,
        @Nullable Path secretfile,
        @DefaultValue("true") boolean pathstyle) {

    boolean isComplete() {
        return endpoint != null && bucket != null && key != null && (secret != null || secretfile != null);
    }

    /** {@return the secret key, read anew so that a changed file counts at the next start} */
    String requiredSecret() throws IOException {
        if (secret != null) {
            return secret;
        }
        if (secretfile == null) {
            throw new IOException("Neither malipo.files.s3.secret nor malipo.files.s3.secretfile is set");
        }
        return Files.readString(secretfile).strip();
    }

    @Override
    public String toString() {
        return bucket + " at " + endpoint + ", [secret]";
    }
}
