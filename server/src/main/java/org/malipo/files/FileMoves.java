package org.malipo.files;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.malipo.files.RemovalTable.Removal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Lets old files follow to where new ones go, a few at a time. A file is copied, then its row changes, and the old copy
 * stays for an hour, for processes that still know the file by its old place. A file whose content is not where it should be
 * is looked for again now and then.
 */
@Component
class FileMoves {
    private static final Logger log = LoggerFactory.getLogger(FileMoves.class);
    private static final int BATCH = 50;
    private static final Duration LOST_FOR = Duration.ofHours(6);
    private static final int MOST_LOST = 10_000;

    private final FileTable table;
    private final RemovalTable removals;
    private final Storages storages;
    private final Clock clock;
    /** When to look again for what has no content. */
    private final Cache<String, Instant> lost =
            Caffeine.newBuilder().maximumSize(MOST_LOST).build();

    FileMoves(FileTable table, RemovalTable removals, Storages storages, Clock clock) {
        this.table = table;
        this.removals = removals;
        this.storages = storages;
        this.clock = clock;
    }

    /** Moves what lies elsewhere. Stops at the first failure; the next round begins there again. */
    void work() {
        var after = "";
        List<StoredFile> elsewhere;
        do {
            elsewhere = table.elsewhere(storages.current(), after, BATCH);
            for (var file : elsewhere) {
                try {
                    if (!isLost(file)) {
                        move(file, storages.current());
                    }
                } catch (IOException e) {
                    log.warn("File {} stays in {} for now: {}", file.id(), file.storage(), e.getMessage());
                    return;
                }
                after = file.id();
            }
        } while (elsewhere.size() == BATCH);
    }

    private boolean isLost(StoredFile file) {
        var until = lost.getIfPresent(file.id());
        return until != null && clock.instant().isBefore(until);
    }

    private void move(StoredFile file, StorageKind to) throws IOException {
        var content = storages.of(file.storage()).open(file.id());
        if (content.isEmpty()) {
            lost.put(file.id(), clock.instant().plus(LOST_FOR));
            log.warn("File {} has no content in {}; it is looked for again in {}", file.id(), file.storage(), LOST_FOR);
            return;
        }
        byte[] bytes;
        try (var stream = content.get()) {
            bytes = stream.readAllBytes();
        }
        var oldGoesAt = clock.instant().plus(RemovalTable.PATIENCE);
        if (!removals.expect(new Removal(file.id(), to), oldGoesAt)) {
            return;
        }
        storages.of(to).put(file.id(), bytes);
        if (table.move(file, to, oldGoesAt)) {
            log.info("File {} has moved from {} to {}", file.id(), file.storage(), to);
        }
    }
}
