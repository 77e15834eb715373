package org.malipo.access.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Who did what: of the whole server for its administrators, of a store for those who look after it. */
@RestController
@Tag(name = "Audit")
class AuditApi {
    private final AuditReading reading;

    AuditApi(AuditReading reading) {
        this.reading = reading;
    }

    @GetMapping("/api/v1/server/audit")
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    @Operation(summary = "The audit log of the server", description = "Newest first, a page at a time.")
    List<AuditEntryData> ofServer(@ParameterObject AuditQuery query) {
        return list(null, query);
    }

    @GetMapping("/api/v1/stores/{storeId}/audit")
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    @Operation(summary = "The audit log of a store", description = "Newest first, a page at a time.")
    List<AuditEntryData> ofStore(@PathVariable StoreId storeId, @ParameterObject AuditQuery query) {
        return list(storeId, query);
    }

    private List<AuditEntryData> list(@Nullable StoreId store, AuditQuery query) {
        var lines = reading.lines(reading.wanted(store, query));
        var emails = reading.emails(lines);
        return lines.stream().map(line -> AuditEntryData.of(line, emails)).toList();
    }
}
