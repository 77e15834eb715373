package org.malipo.files.web;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.files.FileUploads;
import org.malipo.files.StoredFiles;
import org.malipo.problem.FieldErrors;
import org.malipo.problem.NextPage;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Files over the API. */
@RestController
@Tag(name = "Files")
class FilesApi {
    private static final int MOST = 1_000;

    private final StoredFiles files;
    private final FileUploads uploads;

    FilesApi(StoredFiles files, FileUploads uploads) {
        this.files = files;
        this.uploads = uploads;
    }

    @GetMapping("/api/v1/files")
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    List<FileData> list(
            @RequestParam(defaultValue = "0") int skip,
            @RequestParam(required = false) @Nullable Integer take,
            @RequestParam(required = false) @Nullable String after) {
        if (skip < 0 || (take != null && take < 0)) {
            throw FieldErrors.of(skip < 0 ? "skip" : "take", "Must not be negative");
        }
        int size = take == null ? MOST : Math.min(take, MOST);
        return NextPage.cut(files.list(after, skip, size + 1), size, StoredFiles::place).stream()
                .map(FileData::of)
                .toList();
    }

    @PostMapping("/api/v1/files")
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    FileData store(@RequestParam(required = false) @Nullable MultipartFile file) {
        if (file == null) {
            throw FieldErrors.of("file", "A file is missing");
        }
        return FileData.of(uploads.store(file, Caller.current().user()));
    }

    @GetMapping("/api/v1/files/{fileId}")
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    FileData get(@PathVariable String fileId) {
        return FileData.of(files.get(fileId));
    }

    @DeleteMapping("/api/v1/files/{fileId}")
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    void delete(@PathVariable String fileId) {
        files.delete(fileId);
    }
}
