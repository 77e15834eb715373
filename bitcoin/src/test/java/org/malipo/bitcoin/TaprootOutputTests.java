package org.malipo.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.Crypto.TaprootTweak;
import fr.acinq.bitcoin.XonlyPublicKey;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The outputs of BIP 341, from an internal key and the root of a tree of scripts, or none (BIP 86). */
class TaprootOutputTests {
    @ParameterizedTest
    @MethodSource("outputs")
    void tweaksAsTheBipDoes(JsonNode output) {
        var internal = new XonlyPublicKey(
                new ByteVector32(output.at("/given/internalPubkey").asString()));
        var root = output.at("/intermediary/merkleRoot");
        var tweak = root.isNull()
                ? TaprootTweak.KeyPathTweak.INSTANCE
                : new TaprootTweak.ScriptPathTweak(new ByteVector32(root.asString()));
        var tweaked = internal.outputKey(tweak).getFirst();
        var script = new WitnessProgram(1, tweaked.value).script();

        assertThat(internal.tweak(tweak).toHex())
                .isEqualTo(output.at("/intermediary/tweak").asString());
        assertThat(tweaked.value.toHex())
                .isEqualTo(output.at("/intermediary/tweakedPubkey").asString());
        assertThat(HexFormat.of().formatHex(script))
                .isEqualTo(output.at("/expected/scriptPubKey").asString());
        assertThat(Addresses.ofScript(script, Network.MAINNET))
                .contains(output.at("/expected/bip350Address").asString());
        if (root.isNull()) {
            assertThat(OutputScripts.taproot(internal.value.toByteArray())).isEqualTo(script);
        }
    }

    static Stream<JsonNode> outputs() {
        var vectors =
                JsonMapper.shared().readTree(TaprootOutputTests.class.getResourceAsStream("/vectors/bip-0341.json"));
        return vectors.get("scriptPubKey").valueStream();
    }
}
