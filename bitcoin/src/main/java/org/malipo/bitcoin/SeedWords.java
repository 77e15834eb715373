package org.malipo.bitcoin;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Finds the words of a seed in any text: twelve or more of one word list (BIP 39) in a row, with only blanks between. */
final class SeedWords {
    private static final int LEAST = 12;

    /** Loaded when the first text is looked through, and kept: it is the same for all. */
    private static final class Lists {
        private static final Map<String, Set<WordList>> OF_WORD = load();

        private static Map<String, Set<WordList>> load() {
            var lists = new HashMap<String, Set<WordList>>();
            for (var list : WordList.values()) {
                list.words()
                        .forEach(word -> lists.computeIfAbsent(word, _ -> EnumSet.noneOf(WordList.class))
                                .add(list));
            }
            return lists;
        }
    }

    /** How many words before here belong to each list. */
    private Map<WordList, Integer> inARow = Map.of();

    private final String text;

    private SeedWords(String text) {
        this.text = text;
    }

    static boolean standIn(String text) {
        return new SeedWords(Mnemonic.normal(text).toLowerCase(Locale.ROOT)).found();
    }

    private boolean found() {
        var start = -1;
        for (var at = 0; at <= text.length(); at++) {
            var c = at < text.length() ? text.charAt(at) : '\n';
            if (isPartOfWord(c)) {
                start = start < 0 ? at : start;
                continue;
            }
            if (start >= 0 && counted(text.substring(start, at))) {
                return true;
            }
            start = -1;
            if (!Character.isWhitespace(c)) {
                inARow = Map.of();
            }
        }
        return false;
    }

    /** Normal form NFKD keeps accents as marks of their own. */
    private static boolean isPartOfWord(char c) {
        return Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private boolean counted(String word) {
        var counts = new EnumMap<WordList, Integer>(WordList.class);
        Lists.OF_WORD.getOrDefault(word, Set.of()).forEach(list -> counts.put(list, inARow.getOrDefault(list, 0) + 1));
        inARow = counts;
        return counts.values().stream().anyMatch(count -> count >= LEAST);
    }
}
