package org.malipo.files;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Looks at the start whether new files can be kept, so that the operator hears of it before an upload fails. */
@Component
class StorageStart {
    private static final Logger log = LoggerFactory.getLogger(StorageStart.class);

    private final Storages storages;

    StorageStart(Storages storages) {
        this.storages = storages;
    }

    /** The start does not wait for it. */
    @EventListener(ApplicationReadyEvent.class)
    void lookAside() {
        if (storages.current() != StorageKind.FOLDER) {
            Thread.ofVirtual().name("storage-start").start(this::look);
        }
    }

    void look() {
        try {
            StorageProbe.failure(storages.of(storages.current()))
                    .ifPresentOrElse(StorageStart::complain, () -> log.info("New files go to the bucket"));
        } catch (IOException e) {
            complain(String.valueOf(e.getMessage()));
        }
    }

    private static void complain(String why) {
        log.warn("New files can't be kept, uploads are answered with 503: {}", why);
    }
}
