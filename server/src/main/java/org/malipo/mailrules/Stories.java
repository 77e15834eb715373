package org.malipo.mailrules;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.malipo.outbox.Event;
import tools.jackson.databind.node.ObjectNode;

/** Finds what letters about events of one kind can say. */
interface Stories {
    /**
     * An event, and what letters about it can say.
     *
     * @param values made anew each time that they are asked for
     */
    record Told(Event event, Supplier<ObjectNode> values) {}

    /** {@return whether events of this trigger are of the kind} */
    boolean areOf(Trigger trigger);

    /** {@return the events by their positions; those are missing whose subject or store is gone} */
    Map<Long, Told> read(List<Event> events);
}
