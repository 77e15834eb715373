package org.malipo.files;

import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** Hands files in over the API. */
record Uploader(RestTestClient admin) {
    ResponseSpec hands(String name, byte[] content) {
        return admin.post()
                .uri("/api/v1/files")
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .body(Samples.form(name, content))
                .exchange();
    }

    /** {@return what the API says of the file} */
    JsonNode stores(String name, byte[] content) {
        return Objects.requireNonNull(hands(name, content)
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
    }
}
