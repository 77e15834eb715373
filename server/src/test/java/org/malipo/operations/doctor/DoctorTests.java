package org.malipo.operations.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.malipo.testing.TestPostgres;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import tools.jackson.databind.json.JsonMapper;

/** What the doctor says, and with which status it ends. */
class DoctorTests {
    @TempDir
    Path folder;

    private record Visit(int status, String words) {}

    @Test
    void tellsWhatIsWrongAndWhatIsRight() throws Exception {
        var key = Files.writeString(folder.resolve("secret.key"), "malipo-key-v1");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));

        var visit = visit(Map.of(
                "DATABASE_URL", TestPostgres.newDatabase(),
                "malipo.network.regtest.enabled", "true",
                "malipo.network.regtest.rpc.url", "http://127.0.0.1:9",
                "malipo.network.regtest.rpc.user", "nobody",
                "malipo.network.regtest.rpc.password", "nothing"));

        assertThat(visit.status()).isEqualTo(1);
        assertThat(visit.words())
                .contains("ok    config-valid")
                .contains("fail  key-open         The key file can be read by others (mode rw-r--r--).")
                .contains("→ Run: chmod 600 " + key)
                .contains("ok    db-reach")
                .contains("fail  db-settings      PostgreSQL runs with fsync=off: a power cut may lose payments.")
                .contains("fail  node-reach       Nothing listens at http://127.0.0.1:9: the connection was refused.")
                .contains("(Setting malipo.network.regtest.rpc.url.)")
                .endsWith("things are wrong.\n");
    }

    @Test
    void saysWhetherTheBucketWithTheFilesAnswers() {
        var visit = visit(withNode(Map.of(
                "malipo.files.store", "s3",
                "malipo.files.s3.endpoint", "http://127.0.0.1:9",
                "malipo.files.s3.bucket", "uploads",
                "malipo.files.s3.key", "key",
                "malipo.files.s3.secret", "hidden")));

        assertThat(visit.words())
                .contains("warn  files-reach      Uploads fail: Bucket uploads: ")
                .contains("→ Mend malipo.files.s3.")
                .doesNotContain("hidden");
        assertThat(visit(withNode(Map.of())).words()).contains("ok    files-reach");
    }

    @Test
    void namesWrongSettingsAndGoesOn() {
        var visit = visit(Map.of("malipo.publik.url", "https://pay.example.com"));

        assertThat(visit.status()).isEqualTo(1);
        assertThat(visit.words())
                .contains("There is no setting malipo.publik.url; did you mean malipo.public.url?")
                .contains("note  db-reach");
    }

    @Test
    void looksAtNoNodeOfWhichItDoesNotKnowWhereItIs() {
        var visit = visit(Map.of("malipo.network.regtest.enabled", "true"));

        assertThat(visit.status()).isEqualTo(1);
        assertThat(visit.words())
                .contains("fail  config-valid     Set malipo.network.regtest.rpc.url to the node's address.")
                .doesNotContain("node-");
    }

    @Test
    void speaksToProgramsAsWell() {
        var visit = visit(Map.of("malipo.publik.url", "https://pay.example.com"), true);

        var report = new JsonMapper().readTree(visit.words());
        assertThat(visit.status()).isEqualTo(1);
        assertThat(report.path("healthy").asBoolean()).isFalse();
        var first = report.path("findings").path(0);
        assertThat(first.path("check").asString()).isEqualTo("config-valid");
        assertThat(first.path("level").asString()).isEqualTo("fail");
        assertThat(first.path("sentence").asString()).startsWith("There is no setting malipo.publik.url");
        assertThat(first.path("remedy").asString()).isEqualTo("See docs/configuration.md.");
    }

    /** {@return the settings, and those of a node that nobody runs: without a network nothing else is looked at} */
    private static Map<String, Object> withNode(Map<String, Object> settings) {
        var all = new HashMap<>(settings);
        all.put("malipo.network.regtest.enabled", "true");
        all.put("malipo.network.regtest.p2p", "127.0.0.1:9");
        all.put("malipo.network.regtest.rpc.url", "http://127.0.0.1:9");
        all.put("malipo.network.regtest.rpc.user", "nobody");
        all.put("malipo.network.regtest.rpc.password", "nothing");
        return all;
    }

    private Visit visit(Map<String, Object> settings) {
        return visit(settings, false);
    }

    private Visit visit(Map<String, Object> settings, boolean json) {
        var all = new HashMap<>(settings);
        all.put("malipo.config", folder.toString());
        all.put("malipo.state", folder.resolve("state").toString());
        all.put("malipo.http.port", "0");
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", all));
        var out = new ByteArrayOutputStream();
        int status = new Doctor(environment).run(new PrintStream(out, true, StandardCharsets.UTF_8), json);
        return new Visit(status, out.toString(StandardCharsets.UTF_8));
    }
}
