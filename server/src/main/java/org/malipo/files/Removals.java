package org.malipo.files;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.malipo.files.RemovalTable.Removal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Removes contents that no file owns: of deleted files, of files that were moved, of uploads that were cut off. Each is a
 * row until it is gone, so nothing is forgotten while a storage is away.
 */
@Component
class Removals {
    private static final Logger log = LoggerFactory.getLogger(Removals.class);
    private static final int BATCH = 50;

    private final RemovalTable table;
    private final Storages storages;
    private final Clock clock;

    Removals(RemovalTable table, Storages storages, Clock clock) {
        this.table = table;
        this.storages = storages;
        this.clock = clock;
    }

    /** Removes what is due. The first failure ends the round, since others in that storage would fail as well. */
    void work() {
        List<Removal> due;
        do {
            due = table.claim(clock.instant(), BATCH);
        } while (due.stream().allMatch(this::remove) && due.size() == BATCH);
    }

    /** {@return whether it is gone; if not, it is tried again} */
    boolean remove(Removal content) {
        try {
            storages.of(content.storage()).delete(content.fileId());
        } catch (IOException e) {
            log.warn(
                    "The content of file {} stays for now, though nobody can ask for it: {}",
                    content.fileId(),
                    e.getMessage());
            return false;
        }
        table.done(content);
        log.info("The content of file {} is removed from {}", content.fileId(), content.storage());
        return true;
    }
}
