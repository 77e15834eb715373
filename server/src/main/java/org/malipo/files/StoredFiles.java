package org.malipo.files;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.malipo.access.AfterCommit;
import org.malipo.access.OpaqueId;
import org.malipo.access.UserId;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The files of this server. Content comes before its row and goes after it, so that no row ever lacks its content; what a
 * crash in between leaves behind is content that nobody can ask for.
 */
@Component
public class StoredFiles {
    private static final Logger log = LoggerFactory.getLogger(StoredFiles.class);
    private static final int ID_BYTES = 16;
    /** Sorts behind every id. */
    private static final String LAST = "g";

    private final FileTable table;
    private final FolderStorage storage;
    private final Clock clock;
    /** A file never changes; one that another process deleted is forgotten when this is over. */
    private final Cache<String, StoredFile> known = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    StoredFiles(FileTable table, FolderStorage storage, Clock clock) {
        this.table = table;
        this.storage = storage;
        this.clock = clock;
    }

    public Optional<StoredFile> find(String id) {
        return Optional.ofNullable(known.get(id, unknown -> table.find(unknown).orElse(null)));
    }

    /** @throws ProblemException if there is no such file */
    public StoredFile get(String id) {
        return find(id).orElseThrow(
                        () -> new ProblemException(Problem.notFound("file-not-found", "The file does not exist.")));
    }

    /** {@return the file with that last part of its address} */
    public Optional<StoredFile> named(String storageName) {
        int dash = storageName.indexOf('-');
        return dash < 0
                ? Optional.empty()
                : find(storageName.substring(0, dash))
                        .filter(file -> file.storageName().equals(storageName));
    }

    /** {@return all files, newest first} */
    public List<StoredFile> all() {
        return table.all();
    }

    /** {@return the newest files} */
    public List<StoredFile> newest(int most) {
        return table.page(clock.instant().plus(Duration.ofDays(1)), LAST, most);
    }

    /** {@return the newest files of those older than that one} */
    public List<StoredFile> olderThan(String id, int most) {
        return find(id).map(file -> table.page(file.createdAt(), file.id(), most))
                .orElse(List.of());
    }

    /** {@return what is in the file; empty if it has gone since} */
    public Optional<byte[]> content(StoredFile file) throws IOException {
        return storage.get(file.id());
    }

    StoredFile add(FileName name, Content content, UserId owner) {
        var id = OpaqueId.hex(ID_BYTES);
        var file = new StoredFile(
                id,
                owner,
                name.text(),
                id + "-" + name.inAddress(content.extension()),
                content.type(),
                content.bytes().length,
                Instant.ofEpochSecond(clock.instant().getEpochSecond()));
        try {
            storage.put(id, content.bytes());
        } catch (IOException e) {
            log.error("No file can be stored: {}", e.getMessage());
            throw new ProblemException(Problem.of(
                    Problem.Kind.UNAVAILABLE, "file-upload-failed", "The file could not be stored. Try again later."));
        }
        table.insert(file);
        log.info("Account {} stored file {}, {} bytes of {}", owner, id, file.size(), file.contentType());
        return file;
    }

    /** @throws ProblemException if there is no such file */
    @Transactional
    public void delete(String id) {
        if (!table.delete(id)) {
            get(id);
        }
        AfterCommit.run(() -> forget(id));
    }

    private void forget(String id) {
        known.invalidate(id);
        try {
            storage.delete(id);
            log.info("File {} is deleted", id);
        } catch (IOException e) {
            log.warn("The content of file {} stays, though nobody can ask for it: {}", id, e.getMessage());
        }
    }
}
