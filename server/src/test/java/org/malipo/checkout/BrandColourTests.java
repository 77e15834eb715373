package org.malipo.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A shop's colour can be read, whatever it is. */
class BrandColourTests {
    @ParameterizedTest
    @ValueSource(strings = {"#ffffff", "#000000", "#ffff00", "#ff9900", "#0b6e4f", "#777777", "#1e90ff", "#101510"})
    void isReadableOnLightAndOnDark(String chosen) {
        var colour = BrandColour.parse(chosen).orElseThrow();

        assertThat(colour.onLight().contrast(new BrandColour(255, 255, 255))).isGreaterThanOrEqualTo(4.5);
        assertThat(colour.onDark().contrast(new BrandColour(0x16, 0x1e, 0x1b))).isGreaterThanOrEqualTo(4.5);
        assertThat(colour.onLight().contrast(colour.onLight().ink())).isGreaterThanOrEqualTo(4.5);
        assertThat(colour.onDark().contrast(colour.onDark().ink())).isGreaterThanOrEqualTo(4.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "red", "#fff", "#12345g", "#123456;}"})
    void readsNothingElse(String text) {
        assertThat(BrandColour.parse(text)).isEmpty();
    }
}
