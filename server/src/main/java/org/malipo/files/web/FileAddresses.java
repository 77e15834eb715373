package org.malipo.files.web;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Public;
import org.malipo.files.StoredFile;
import org.malipo.files.StoredFiles;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Gives files out. Whoever opens one by itself gets something that can run nothing and load nothing. */
@Controller
class FileAddresses {
    private static final String INERT = "default-src 'none'; sandbox; frame-ancestors 'none'";

    private final StoredFiles files;

    FileAddresses(StoredFiles files) {
        this.files = files;
    }

    @GetMapping("/LocalStorage/{name}")
    @Public
    ResponseEntity<Resource> content(
            @PathVariable String name, @RequestParam(required = false) @Nullable String download) {
        var file = files.named(name).orElseThrow(FileAddresses::notFound);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.contentType()))
                .cacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        disposition(file, download != null).toString())
                .header("Content-Security-Policy", INERT)
                .body(new FileResource(files, file));
    }

    private static ContentDisposition disposition(StoredFile file, boolean download) {
        var name = file.storageName().substring(file.id().length() + 1);
        return (download ? ContentDisposition.attachment() : ContentDisposition.inline())
                .filename(name)
                .build();
    }

    @GetMapping("/Storage/{fileId}")
    @Public
    String redirect(@PathVariable String fileId) {
        return "redirect:"
                + Optional.of(fileId)
                        .flatMap(files::find)
                        .orElseThrow(FileAddresses::notFound)
                        .path();
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
