package org.malipo.sandbox.lightning;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.malipo.sandbox.chain.RecordFile;
import tools.jackson.databind.json.JsonMapper;

/** The file of events. What is appended outlives the process, whatever ends it. */
final class Journal implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final RecordFile file;

    private Journal(RecordFile file) {
        this.file = file;
    }

    /** Opens or creates it, and hands over what happened so far. */
    static Journal open(Path path, Consumer<Event> reader) {
        return new Journal(RecordFile.open(
                path, (kind, _, payload) -> reader.accept(JSON.readValue(payload, Event.KINDS.get(kind)))));
    }

    void append(Event event) {
        file.append((byte) Event.KINDS.indexOf(event.getClass()), JSON.writeValueAsBytes(event));
    }

    @Override
    public void close() {
        file.close();
    }
}
