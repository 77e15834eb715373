package org.malipo.openapi;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.malipo.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The description of the API is complete, and readable by whoever is known. */
@ServerTest
@AutoConfigureRestTestClient
class ApiDescriptionTests {
    private static final Path KEPT = Path.of("target", "openapi.json");

    @Test
    void describesEveryRoute(
            @Autowired RestTestClient client,
            @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings)
            throws Exception {
        var text = client.get()
                .uri("/swagger/v1/swagger.json")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        Files.writeString(KEPT, text);
        System.out.println(text);
    }
}
