package org.malipo.client;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A file that the server keeps.
 *
 * @param uri {@code fileid:} and its id, as settings name it
 * @param url where anybody can fetch it
 * @param more what servers to come say beside this
 */
public record StoredFile(
        String id,
        String userId,
        String uri,
        URI url,
        String originalName,
        String storageName,
        Instant created,
        @JsonAnySetter Map<String, JsonNode> more) {}
