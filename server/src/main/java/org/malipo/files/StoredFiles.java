package org.malipo.files;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.malipo.access.AfterCommit;
import org.malipo.access.Audit;
import org.malipo.access.AuditEntry;
import org.malipo.access.OpaqueId;
import org.malipo.access.UserId;
import org.malipo.files.RemovalTable.Removal;
import org.malipo.problem.Cursor;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.malipo.problem.TimedPlace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The files of this server. Content comes before its row and goes after it, so that no row ever lacks its content. What a
 * crash or a failure in between leaves behind is on record before it is there, and removed by {@link Removals}.
 */
@Component
public class StoredFiles {
    private static final Logger log = LoggerFactory.getLogger(StoredFiles.class);
    private static final int ID_BYTES = 16;
    private static final Duration LATEST_REMOVAL = Duration.ofMinutes(1);
    private static final String LIST = "files";

    private final FileTable table;
    private final RemovalTable expected;
    private final Removals removals;
    private final Storages storages;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;
    /** A file never changes; one that another process deleted is forgotten when this is over. */
    private final Cache<String, StoredFile> known = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    StoredFiles(
            FileTable table,
            RemovalTable expected,
            Removals removals,
            Storages storages,
            Audit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.table = table;
        this.expected = expected;
        this.removals = removals;
        this.storages = storages;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    public Optional<StoredFile> find(String id) {
        return Optional.ofNullable(known.get(id, unknown -> table.find(unknown).orElse(null)));
    }

    /** {@return those of the files that there are, by id} */
    Map<String, StoredFile> findAll(Set<String> ids) {
        return known.getAll(
                ids,
                unknown ->
                        table.findAll(unknown).stream().collect(Collectors.toMap(StoredFile::id, Function.identity())));
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

    /**
     * {@return files, newest first}
     *
     * @param after where the page before ended; null for the first one
     */
    public List<StoredFile> list(@Nullable String after, int skip, int take) {
        return table.list(TimedPlace.read(after, LIST, TimedPlace.NEWEST), skip, take);
    }

    /** {@return where it stands in that list} */
    public static Cursor place(StoredFile file) {
        return TimedPlace.cursor(LIST, file.createdAt(), file.id());
    }

    /** {@return the newest files} */
    public List<StoredFile> newest(int most) {
        return table.list(TimedPlace.NEWEST, 0, most);
    }

    /** {@return the newest files of those older than that one} */
    public List<StoredFile> olderThan(String id, int most) {
        return find(id).map(file -> table.list(new TimedPlace(file.createdAt(), file.id()), 0, most))
                .orElse(List.of());
    }

    /**
     * {@return what is in the file, for the caller to close; empty if it has gone since}
     *
     * @throws IOException if its storage is away
     */
    public Optional<InputStream> open(StoredFile file) throws IOException {
        return storages.of(file.storage()).open(file.id());
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
                Instant.ofEpochSecond(clock.instant().getEpochSecond()),
                storages.current());
        keepContent(file, content.bytes());
        transaction.executeWithoutResult(_ -> {
            if (!table.insert(file)) {
                throw notStored();
            }
            note("file.stored", file);
        });
        log.info("Account {} stored file {}, {} bytes of {}", owner, id, file.size(), file.contentType());
        return file;
    }

    private void keepContent(StoredFile file, byte[] bytes) {
        var content = new Removal(file.id(), file.storage());
        expected.expect(content, clock.instant().plus(RemovalTable.PATIENCE));
        try {
            storages.of(file.storage()).put(file.id(), bytes);
        } catch (IOException e) {
            log.warn("File {} is not stored: {}", file.id(), e.getMessage());
            expected.hasten(content, clock.instant());
            throw notStored();
        }
    }

    private static ProblemException notStored() {
        return new ProblemException(Problem.of(
                Problem.Kind.UNAVAILABLE, "file-upload-failed", "The file could not be stored. Try again later."));
    }

    /** @throws ProblemException if there is no such file */
    @Transactional
    public void delete(String id) {
        var file = get(id);
        var storage = table.delete(id, clock.instant().plus(LATEST_REMOVAL));
        storage.ifPresent(_ -> note("file.deleted", file));
        AfterCommit.run(() -> {
            known.invalidate(id);
            storage.ifPresent(kind -> removals.remove(new Removal(id, kind)));
        });
    }

    private void note(String action, StoredFile file) {
        audit.record(new AuditEntry(
                action, null, "file:" + file.id(), Map.of("name", file.originalName(), "type", file.contentType())));
    }
}
