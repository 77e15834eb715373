package org.malipo.bitcoin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The word lists of BIP 39, each of 2048 words in normal form NFKD. */
public enum WordList {
    ENGLISH,
    JAPANESE,
    SPANISH,
    CHINESE_SIMPLIFIED,
    CHINESE_TRADITIONAL,
    FRENCH,
    PORTUGUESE_BRAZIL,
    CZECH;

    /** {@return the words in their order; read from the file each time, because a seed is rarely made} */
    List<String> words() {
        var resource = "bip39/" + name().toLowerCase(Locale.ROOT) + ".txt";
        try (var in = WordList.class.getClassLoader().getResourceAsStream(resource)) {
            var text = new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
            return Mnemonic.normal(text).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return what stands between words: Japanese has a blank of its own} */
    String separator() {
        return this == JAPANESE ? "\u3000" : " ";
    }
}
