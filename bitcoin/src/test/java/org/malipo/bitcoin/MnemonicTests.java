package org.malipo.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Seeds: BIP 39. */
class MnemonicTests {
    private static final String ABANDON = "abandon ".repeat(11) + "about";

    @ParameterizedTest
    @CsvFileSource(resources = "/vectors/bip-0039.txt", delimiter = '|')
    void makesTheSeedsOfBip39(WordList list, String entropy, String words, String seed, String root) throws Exception {
        var made = Mnemonic.ofEntropy(HexFormat.of().parseHex(entropy), list);
        var read = Mnemonic.parse(words);

        assertThat(Mnemonic.normal(made.reveal())).isEqualTo(Mnemonic.normal(read.reveal()));
        assertThat(HexFormat.of().formatHex(read.seed("TREZOR"))).isEqualTo(seed);
        assertThat(SeedAccount.reveal(read.master("TREZOR"), Network.MAINNET)).isEqualTo(root);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/vectors/bip-0039-japanese.txt", delimiter = '|')
    void normalisesWordsAndPassphrase(String entropy, String words, String seed) throws Exception {
        var made = Mnemonic.ofEntropy(HexFormat.of().parseHex(entropy), WordList.JAPANESE);

        assertThat(Mnemonic.normal(made.reveal())).isEqualTo(Mnemonic.normal(words));
        assertThat(HexFormat.of().formatHex(Mnemonic.parse(words).seed("㍍ガバヴァぱばぐゞちぢ十人十色")))
                .isEqualTo(seed);
    }

    @Test
    void makesTheSeedWithoutPassphrase() throws Exception {
        var mnemonic = Mnemonic.parse(ABANDON);

        assertThat(HexFormat.of().formatHex(mnemonic.seed("")))
                .isEqualTo("5eb00bbddcf069084889a8ab9155568165f5c453ccb85e70811aaed6f6da5fc1"
                        + "9a5ac40b389cd370d086206dec8aa6c43daea6690f20ad3d8d48b2d2ce9e38e4");
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 15, 18, 21, 24})
    void makesNewWordsThatCanBeReadAgain(int count) throws Exception {
        var words = Mnemonic.random(count, WordList.ENGLISH).reveal();

        assertThat(words.split(" ")).hasSize(count);
        assertThat(Mnemonic.parse(words).reveal()).isEqualTo(words);
        assertThat(Mnemonic.random(count, WordList.ENGLISH).reveal()).isNotEqualTo(words);
    }

    @ParameterizedTest
    @EnumSource(WordList.class)
    void hasWholeWordLists(WordList list) {
        assertThat(list.words()).hasSize(2048).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abandon about", "zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo"})
    void refusesOtherTexts(String text) {
        assertThatThrownBy(() -> Mnemonic.parse(text)).isInstanceOf(MnemonicException.class);
    }

    @Test
    void neverRepeatsTheWords() {
        var wrong = ABANDON.replace("about", "abouty");

        assertThatThrownBy(() -> Mnemonic.parse(wrong)).hasMessageNotContaining("abandon");
        assertThat(Mnemonic.random(12, WordList.ENGLISH)).hasToString("[secret]");
    }
}
