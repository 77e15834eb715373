package org.malipo.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.malipo.interop.kit.Await;
import org.malipo.interop.kit.Bucket;

/** The contract of files on a bucket of another program, and what happens when it does not answer or the operator changes the place. */
@Tag("btcd")
class S3StorageTests extends FileStorageContract {
    private final Bucket bucket = new Bucket(workspace.folder("bucket"));

    @Override
    void prepare() {
        bucket.start();
        server.settings(bucket.settings());
    }

    @Override
    List<String> contents() {
        return bucket.names();
    }

    @AfterAll
    void closeBucket() {
        bucket.close();
    }

    @Test
    void saysSoWhileTheBucketDoesNotAnswerAndIsThereAgainAfterwards() throws Exception {
        var id = stored("logo.png");
        var before = contents();
        bucket.stop();

        var refused = upload("other.css", "a{color:red}".getBytes(StandardCharsets.UTF_8));
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(text(refused)).contains("file-upload-failed");
        assertThat(content(id).statusCode()).isEqualTo(503);

        bucket.start();
        assertThat(content(id).statusCode()).isEqualTo(200);
        assertThat(contents()).isEqualTo(before);
    }

    /** As an operator does who moves an installation: the settings change, and the files follow. */
    @Test
    void letsFilesFollowToAnotherPlace() throws Exception {
        server.stop();
        server.settings(Map.of());
        server.start();
        var id = stored("from-the-folder.png");
        assertThat(contents()).doesNotContain(id);

        server.stop();
        server.settings(bucket.settings());
        server.start();

        assertThat(content(id).statusCode()).isEqualTo(200);
        Await.until("the file to follow", Duration.ofSeconds(90), this::contents, names -> names.contains(id));
        assertThat(content(id).statusCode()).isEqualTo(200);
    }
}
