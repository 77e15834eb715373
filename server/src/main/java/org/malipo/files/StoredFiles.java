package org.malipo.files;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.malipo.access.AfterCommit;
import org.malipo.access.Audit;
import org.malipo.access.AuditEntry;
import org.malipo.access.OpaqueId;
import org.malipo.access.UserId;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

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
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;
    /** A file never changes; one that another process deleted is forgotten when this is over. */
    private final Cache<String, StoredFile> known = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    StoredFiles(FileTable table, FolderStorage storage, Audit audit, TransactionTemplate transaction, Clock clock) {
        this.table = table;
        this.storage = storage;
        this.audit = audit;
        this.transaction = transaction;
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
        transaction.executeWithoutResult(_ -> {
            table.insert(file);
            note("file.stored", file);
        });
        log.info("Account {} stored file {}, {} bytes of {}", owner, id, file.size(), file.contentType());
        return file;
    }

    /** @throws ProblemException if there is no such file */
    @Transactional
    public void delete(String id) {
        var file = get(id);
        if (table.delete(id)) {
            note("file.deleted", file);
        }
        AfterCommit.run(() -> forget(id));
    }

    private void note(String action, StoredFile file) {
        audit.record(new AuditEntry(
                action, null, "file:" + file.id(), Map.of("name", file.originalName(), "type", file.contentType())));
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
