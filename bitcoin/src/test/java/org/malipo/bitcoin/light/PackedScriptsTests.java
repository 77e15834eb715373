package org.malipo.bitcoin.light;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.NoSuchElementException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PackedScriptsTests {
    private final PackedScripts scripts = new PackedScripts();

    @Test
    void givesBackWhatWasAddedInItsOrder() {
        var random = new Random(1);
        var added = new ArrayList<byte[]>();
        for (var i = 0; i < 50_000; i++) {
            var script = new byte[random.nextInt(70)];
            random.nextBytes(script);
            added.add(script);
            scripts.add(script);
        }
        scripts.add(new byte[10_000]);
        added.add(new byte[10_000]);

        assertThat(scripts).containsExactlyElementsOf(added);
        assertThat(scripts.count()).isEqualTo(added.size());
    }

    @Test
    void takesFewBytesForAScript() {
        for (var i = 0; i < 1_000_000; i++) {
            scripts.add(new byte[22]);
        }

        assertThat(scripts.bytes() / scripts.count()).isLessThan(26);
    }

    @Test
    void isEmptyAtFirst() {
        assertThat(scripts).isEmpty();
        assertThatThrownBy(() -> scripts.iterator().next()).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void takesWhatIsAddedWhileSomebodyGoesThroughIt() {
        scripts.add(new byte[22]);
        var iterator = scripts.iterator();
        iterator.next();
        scripts.add(new byte[34]);

        assertThat(iterator.next()).hasSize(34);
    }

    @Test
    void refusesWhatCantBeSpentFrom() {
        assertThatThrownBy(() -> scripts.add(new byte[10_001])).isInstanceOf(IllegalArgumentException.class);
    }
}
