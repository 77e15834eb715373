package org.malipo.wallets.pending;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.malipo.bitcoin.psbt.Psbt;
import org.malipo.bitcoin.psbt.PsbtException;

/** Signers whose devices know one version of PSBT or the other (BIP 174, BIP 370). */
class PendingVersionTests extends PendingApiCase {
    @Test
    void signersOfEitherVersionSignTogether() throws PsbtException {
        coin(100_000);
        var made = post(owner, "unrestricted", "", order("0.0004", ",\"psbtVersion\":2"), 200);
        var psbt = Psbt.parse(made.path("psbt").asString());
        assertThat(psbt.version()).isEqualTo(2);
        var signatures = "/" + made.path("id").asString() + "/signatures";

        post(
                owner,
                "unrestricted",
                signatures,
                signature(devices.get(0).sign(psbt).toBase64()),
                200);
        var signed = post(
                owner,
                "unrestricted",
                signatures,
                signature(devices.get(1).sign(psbt.toVersion0()).toBase64()),
                200);

        assertThat(signed.path("state").asString()).isEqualTo("Signed");
        assertThat(Psbt.parse(signed.path("psbt").asString()).version()).isEqualTo(2);
        post(owner, "unrestricted", "/" + made.path("id").asString() + "/broadcast", "{}", 200);
        assertThat(sent()).hasSize(1);
    }

    @Test
    void aPsbtOfTheFirstVersionTakesSignaturesOfTheSecond() throws PsbtException {
        coin(100_000);
        var made = created();
        assertThat(made.base().version()).isZero();
        var signatures = "/" + made.id() + "/signatures";

        post(
                owner,
                "unrestricted",
                signatures,
                signature(devices.get(0).sign(made.base().toVersion2()).toBase64()),
                200);
        var signed = post(
                owner,
                "unrestricted",
                signatures,
                signature(devices.get(2).sign(made.base()).toBase64()),
                200);

        assertThat(signed.path("state").asString()).isEqualTo("Signed");
        assertThat(Psbt.parse(signed.path("psbt").asString()).version()).isZero();
    }

    @Test
    void knowsNoOtherVersion() {
        coin(100_000);

        var wrong = post(owner, "unrestricted", "", order("0.0004", ",\"psbtVersion\":1"), 422);

        assertThat(wrong.get(0).path("path").asString()).isEqualTo("PsbtVersion");
    }
}
