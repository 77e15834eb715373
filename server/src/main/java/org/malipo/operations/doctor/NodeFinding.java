package org.malipo.operations.doctor;

import java.util.List;
import org.malipo.operations.doctor.Finding.Level;
import org.malipo.web.Words;

/**
 * What was found out about a node.
 *
 * @param values what stands in the sentences, such as heights and names
 */
public record NodeFinding(Found found, List<Object> values) {
    public Level level() {
        return found.level();
    }

    /** {@return whether there is something to do about it} */
    public boolean hasRemedy() {
        return level() == Level.WARN || level() == Level.FAIL;
    }

    public String sentence(Words words) {
        return words.of("nodes.found." + found.word(), values.toArray());
    }

    public String remedy(Words words) {
        return words.of("nodes.remedy." + found.word(), values.toArray());
    }
}
