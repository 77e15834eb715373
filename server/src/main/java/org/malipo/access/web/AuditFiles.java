package org.malipo.access.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.problem.Csv;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The audit log as a file for spreadsheets, all lines that a filter finds. It is written while it is read, batch by batch. */
@RestController
@Tag(name = "Audit")
class AuditFiles {
    private static final String TYPE = "text/csv";

    private final AuditReading reading;
    private final JsonMapper json;

    AuditFiles(AuditReading reading, JsonMapper json) {
        this.reading = reading;
        this.json = json;
    }

    @GetMapping({"/api/v1/server/audit.csv", "/server/audit.csv"})
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    @Operation(summary = "The audit log of the server as CSV", description = "All lines found; `limit` is left aside.")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = TYPE, schema = @Schema(type = "string")))
    void ofServer(@ParameterObject AuditQuery query, HttpServletResponse response) throws IOException {
        write(null, query, response);
    }

    @GetMapping({"/api/v1/stores/{storeId}/audit.csv", "/stores/{storeId}/audit.csv"})
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    @Operation(summary = "The audit log of a store as CSV", description = "All lines found; `limit` is left aside.")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = TYPE, schema = @Schema(type = "string")))
    void ofStore(@PathVariable StoreId storeId, @ParameterObject AuditQuery query, HttpServletResponse response)
            throws IOException {
        write(storeId, query, response);
    }

    private void write(@Nullable StoreId store, AuditQuery query, HttpServletResponse response) throws IOException {
        var batch = reading.wanted(store, query).atMost(AuditQuery.MOST);
        response.setContentType(TYPE);
        response.setCharacterEncoding(UTF_8);
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename("audit.csv").build().toString());
        try (var out = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), UTF_8))) {
            write(batch, new Csv(out));
        }
    }

    private void write(AuditReading.Wanted first, Csv csv) {
        head(csv);
        var batch = first;
        for (var lines = reading.lines(batch); !lines.isEmpty(); lines = reading.lines(batch)) {
            var emails = reading.emails(lines);
            lines.forEach(line -> row(csv, AuditEntryData.of(line, emails)));
            batch = batch.after(lines.getLast());
        }
    }

    private static void head(Csv csv) {
        csv.row(
                "position",
                "time",
                "action",
                "userId",
                "userEmail",
                "impersonatorId",
                "impersonatorEmail",
                "credential",
                "address",
                "storeId",
                "object",
                "details",
                "hash");
    }

    private void row(Csv csv, AuditEntryData entry) {
        csv.row(
                entry.position(),
                entry.time(),
                entry.action(),
                entry.userId(),
                entry.userEmail(),
                entry.impersonatorId(),
                entry.impersonatorEmail(),
                entry.credential(),
                entry.address(),
                entry.storeId(),
                entry.object(),
                json.writeValueAsString(entry.details()),
                entry.hash());
    }
}
