package org.malipo.files;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * The contents of files in a bucket. An object says nothing of what it is, so that whoever opens it past this server gets
 * bytes that no browser runs.
 */
final class S3Storage implements Storage {
    private static final String PREFIX = "files/";
    private static final String PLAIN_BYTES = "application/octet-stream";
    private static final Duration CONNECTING = Duration.ofSeconds(3);
    private static final Duration ATTEMPT = Duration.ofSeconds(8);
    private static final Duration ALL_ATTEMPTS = Duration.ofSeconds(15);

    private final S3Client client;
    private final String bucket;

    private S3Storage(S3Client client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    /** Nothing but these settings counts: no file and no variable of Amazon's tools. */
    static S3Storage of(S3Settings settings) throws IOException {
        var credentials = AwsBasicCredentials.create(Objects.requireNonNull(settings.key()), settings.requiredSecret());
        var client = S3Client.builder()
                .endpointOverride(settings.endpoint())
                .region(Region.of(settings.region()))
                .forcePathStyle(settings.pathstyle())
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .requestChecksumCalculation(
                        RequestChecksumCalculation.WHEN_REQUIRED) // other services know few checksums
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECTING)
                        .socketTimeout(ATTEMPT))
                .overrideConfiguration(timesAndNoProfile())
                .build();
        return new S3Storage(client, Objects.requireNonNull(settings.bucket()));
    }

    private static ClientOverrideConfiguration timesAndNoProfile() {
        return ClientOverrideConfiguration.builder()
                .apiCallAttemptTimeout(ATTEMPT)
                .apiCallTimeout(ALL_ATTEMPTS)
                .defaultProfileFile(ProfileFile.aggregator().build())
                .build();
    }

    @Override
    public void put(String id, byte[] content) throws IOException {
        var key = key(id);
        try {
            client.putObject(
                    put -> put.bucket(bucket).key(key).contentType(PLAIN_BYTES), RequestBody.fromBytes(content));
        } catch (SdkException e) {
            throw failure(e);
        }
    }

    @Override
    public Optional<InputStream> open(String id) throws IOException {
        var key = key(id);
        try {
            return Optional.of(client.getObject(get -> get.bucket(bucket).key(key)));
        } catch (NoSuchKeyException _) {
            return Optional.empty();
        } catch (SdkException e) {
            throw failure(e);
        }
    }

    @Override
    public void delete(String id) throws IOException {
        var key = key(id);
        try {
            client.deleteObject(delete -> delete.bucket(bucket).key(key));
        } catch (SdkException e) {
            throw failure(e);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private static String key(String id) {
        return PREFIX + Storage.checked(id);
    }

    private IOException failure(SdkException cause) {
        return new IOException("Bucket " + bucket + ": " + cause.getMessage(), cause);
    }
}
