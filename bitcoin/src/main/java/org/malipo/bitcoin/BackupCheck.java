package org.malipo.bitcoin;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The question whether somebody has written down the words of a seed: asks for some of them.
 * @param positions which words, counted from 1, in rising order
 */
public record BackupCheck(List<Integer> positions) {
    /**
     * {@return a question for words at random places}
     * @throws IllegalArgumentException if it asks for no word, or for more than there are
     */
    public static BackupCheck of(Mnemonic mnemonic, int words, RandomGenerator random) {
        var all = mnemonic.size();
        if (words < 1 || words > all) {
            throw new IllegalArgumentException("A seed of " + all + " words can't be asked for " + words);
        }
        var positions = new ArrayList<>(IntStream.rangeClosed(1, all).boxed().toList());
        Collections.shuffle(positions, random);
        return new BackupCheck(positions.stream().limit(words).sorted().toList());
    }

    /** {@return whether each word asked for is answered, and rightly; case and blanks around it don't count} */
    public boolean isPassedBy(Map<Integer, String> answers, Mnemonic mnemonic) {
        return positions.stream().allMatch(position -> mnemonic.hasWord(position, answers.getOrDefault(position, "")));
    }
}
