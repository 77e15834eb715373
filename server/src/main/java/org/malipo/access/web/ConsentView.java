package org.malipo.access.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.access.StoreNames.NamedStore;

/**
 * The page on which a person gives a program a key, or does not.
 *
 * @param step what is asked now
 * @param host where the key is sent, or null if it is shown
 * @param stores those to choose from, or those that were chosen
 * @param error the key of a message, or null
 * @param missing the right that the program insists on and the person lacks, or empty
 */
public record ConsentView(
        Step step,
        String email,
        String name,
        @Nullable String host,
        List<Right> rights,
        List<NamedStore> stores,
        List<Hidden> hidden,
        String label,
        boolean strict,
        @Nullable String error,
        String missing) {
    /** What the person decides. */
    public enum Step {
        STORES,
        RIGHTS,
        AGAIN
    }

    /** A right that is asked for. */
    public record Right(String grant, String permission, String store, boolean ticked, boolean lacking) {}

    /** A field that the form carries along. */
    public record Hidden(String name, String value) {}

    /**
     * The form that takes the key to the program.
     *
     * @param fields what it carries
     */
    public record Handover(String action, String name, String host, List<Hidden> fields) {}
}
