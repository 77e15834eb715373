package org.malipo.bitcoin;

import fr.acinq.bitcoin.DeterministicWallet;
import fr.acinq.bitcoin.DeterministicWallet.ExtendedPrivateKey;
import fr.acinq.bitcoin.MnemonicCode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** The words of a seed (BIP 39). Whoever knows them owns the coins; printing it shows nothing. */
public final class Mnemonic {
    private static final Set<Integer> LENGTHS = Set.of(12, 15, 18, 21, 24);
    private static final int SEED_ROUNDS = 2048;
    private static final int SEED_BITS = 512;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final List<String> words;
    private final WordList list;

    private Mnemonic(List<String> words, WordList list) {
        this.words = List.copyOf(words);
        this.list = list;
    }

    /** {@return a new seed phrase of 12, 15, 18, 21 or 24 words} */
    public static Mnemonic random(int wordCount, WordList list) {
        if (!LENGTHS.contains(wordCount)) {
            throw new IllegalArgumentException("A seed has 12, 15, 18, 21 or 24 words, not " + wordCount);
        }
        var entropy = new byte[wordCount / 3 * 4];
        RANDOM.nextBytes(entropy);
        return ofEntropy(entropy, list);
    }

    static Mnemonic ofEntropy(byte[] entropy, WordList list) {
        return new Mnemonic(MnemonicCode.toMnemonics(entropy, list.words()), list);
    }

    /**
     * Reads words that are separated by blanks; finds the language by itself.
     * @throws MnemonicException if a word is unknown, their number is wrong or the checksum does not match
     */
    public static Mnemonic parse(String text) throws MnemonicException {
        var words = List.of(normal(text).strip().split("\\s+"));
        if (!LENGTHS.contains(words.size())) {
            throw new MnemonicException("A seed has 12, 15, 18, 21 or 24 words");
        }
        var lists = Arrays.stream(WordList.values())
                .filter(list -> list.words().containsAll(words))
                .toList();
        if (lists.isEmpty()) {
            throw new MnemonicException("A word of the seed is in none of the word lists");
        }
        for (var list : lists) {
            if (isValid(words, list)) {
                return new Mnemonic(words, list);
            }
        }
        throw new MnemonicException("The checksum of the seed does not match: a word is wrong or in the wrong place");
    }

    private static boolean isValid(List<String> words, WordList list) {
        try {
            MnemonicCode.validate(words, list.words());
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD);
    }

    /** {@return the words, for showing them to their owner once} */
    public String reveal() {
        return String.join(list.separator(), words);
    }

    /** {@return how many words there are} */
    int size() {
        return words.size();
    }

    /** {@return whether this word stands at a place, counted from 1; case, blanks and the form of accents don't count} */
    boolean hasWord(int place, String word) {
        return place >= 1
                && place <= words.size()
                && words.get(place - 1).equals(normal(word).strip().toLowerCase(Locale.ROOT));
    }

    public WordList list() {
        return list;
    }

    /** bitcoin-kmp's own function is right for English only, so this is done by the JDK, which encodes as UTF-8. */
    byte[] seed(String passphrase) {
        var salt = ("mnemonic" + normal(passphrase)).getBytes(StandardCharsets.UTF_8);
        var spec = new PBEKeySpec(String.join(" ", words).toCharArray(), salt, SEED_ROUNDS, SEED_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The JDK lacks PBKDF2WithHmacSHA512", e);
        } finally {
            spec.clearPassword();
        }
    }

    /** {@return the root key of the wallet; another passphrase gives another wallet} */
    public ExtendedPrivateKey master(String passphrase) {
        return DeterministicWallet.generate(seed(passphrase));
    }

    @Override
    public String toString() {
        return "[secret]";
    }
}
