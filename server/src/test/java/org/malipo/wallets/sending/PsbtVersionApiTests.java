package org.malipo.wallets.sending;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.malipo.bitcoin.psbt.Psbt;
import org.malipo.bitcoin.psbt.PsbtException;

/** Programs say in which version they want a PSBT. */
class PsbtVersionApiTests extends SendCase {
    private Psbt made(String version) throws PsbtException {
        return Psbt.parse(ok(post(SEND, paying("0.0004", UNSIGNED + version)))
                .path("psbt")
                .asString());
    }

    @Test
    void givesTheVersionThatIsAskedFor() throws PsbtException {
        coin(100_000);

        assertThat(made("").version()).isZero();
        assertThat(made(",\"psbtVersion\":0").version()).isZero();
        var second = made(",\"psbtVersion\":2");
        assertThat(second.version()).isEqualTo(2);
        assertThat(second.inputs().getFirst().keyPaths()).hasSize(1);
        assertThat(Psbt.parse(second.toVersion0().toBase64()).unsigned()).isEqualTo(second.unsigned());
    }

    @Test
    void knowsNoOtherVersion() {
        coin(100_000);

        assertThat(errors(post(SEND, paying("0.0004", UNSIGNED + ",\"psbtVersion\":1"))))
                .containsExactly("PsbtVersion: A PSBT has version 0 or 2");
    }
}
