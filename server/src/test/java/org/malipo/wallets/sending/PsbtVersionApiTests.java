package org.malipo.wallets.sending;

import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.OutPoint;
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

    @Test
    void givesItForBumpsToo() throws PsbtException {
        wallet = generated(people.store(admin), false);
        var incoming = freshCoin(60_000);
        var unsigned = "{\"feeRate\":5,\"signWithSeed\":false,\"psbtVersion\":%d}";
        var together = "{\"transactions\":[\"" + incoming.txid + "\"]," + unsigned.substring(1);

        assertThat(version(bump(incoming), unsigned.formatted(0))).isZero();
        assertThat(version(bump(incoming), unsigned.formatted(2))).isEqualTo(2);
        assertThat(version(SEND + "/bump", together.formatted(2))).isEqualTo(2);
        assertThat(errors(post(bump(incoming), unsigned.formatted(1))))
                .containsExactly("PsbtVersion: A PSBT has version 0 or 2");
    }

    @Test
    void givesItForCancellationsToo() throws PsbtException {
        node.takeReplacements();
        coin(100_000);
        ok(post(SEND, paying("0.0004", "")));
        node.hear(sent());
        settleDown();

        assertThat(version(SEND + "/" + sent().txid + "/cancel", "{\"signWithSeed\":false,\"psbtVersion\":2}"))
                .isEqualTo(2);
    }

    private int version(String path, String body) throws PsbtException {
        return Psbt.parse(ok(post(path, body)).path("psbt").asString()).version();
    }

    private static String bump(OutPoint coin) {
        return SEND + "/" + coin.txid + "/bump";
    }
}
