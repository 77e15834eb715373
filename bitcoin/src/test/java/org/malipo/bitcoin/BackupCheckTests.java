package org.malipo.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The question whether the words of a seed are written down. */
class BackupCheckTests {
    private static final String WORDS = "legal winner thank year wave sausage worth useful legal winner thank yellow";

    @Test
    void asksForWordsAtRandomPlacesEachOnce() throws Exception {
        var mnemonic = Mnemonic.parse(WORDS);
        var asked = new HashSet<Integer>();

        for (var seed = 0; seed < 200; seed++) {
            var positions = BackupCheck.of(mnemonic, 3, new Random(seed)).positions();
            assertThat(positions).hasSize(3).doesNotHaveDuplicates().isSorted();
            asked.addAll(positions);
        }

        assertThat(asked).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    }

    @Test
    void passesOnTheRightWordsOnly() throws Exception {
        var mnemonic = Mnemonic.parse(WORDS);
        var check = new BackupCheck(List.of(2, 6, 12));
        var right = Map.of(2, "winner", 6, " Sausage ", 12, "YELLOW");

        assertThat(check.isPassedBy(right, mnemonic)).isTrue();
        assertThat(check.isPassedBy(Map.of(2, "winner", 6, "sausage"), mnemonic))
                .isFalse();
        var swapped = new HashMap<>(right);
        swapped.put(6, "winner");
        assertThat(check.isPassedBy(swapped, mnemonic)).isFalse();
        assertThat(new BackupCheck(List.of(13)).isPassedBy(Map.of(13, "winner"), mnemonic))
                .isFalse();
    }

    @Test
    void acceptsAccentsHoweverTheyAreTyped() throws Exception {
        var mnemonic = Mnemonic.random(24, WordList.JAPANESE);
        var words = mnemonic.reveal().split("\u3000");

        assertThat(new BackupCheck(List.of(1))
                        .isPassedBy(Map.of(1, Normalizer.normalize(words[0], Normalizer.Form.NFC)), mnemonic))
                .isTrue();
    }

    @Test
    void asksForAsManyWordsAsThereAre() throws Exception {
        var mnemonic = Mnemonic.parse(WORDS);

        assertThat(BackupCheck.of(mnemonic, 12, new Random(1)).positions()).hasSize(12);
        assertThatThrownBy(() -> BackupCheck.of(mnemonic, 13, new Random(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BackupCheck.of(mnemonic, 0, new Random(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
