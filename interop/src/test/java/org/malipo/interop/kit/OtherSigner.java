package org.malipo.interop.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A person with words of their own, who signs with a wallet that other people wrote (embit). */
public record OtherSigner(String words, String account) {
    private static final List<String> WORDS = List.of(
            "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about",
            "legal winner thank year wave sausage worth useful legal winner thank yellow",
            "letter advice cage absurd amount doctor acoustic avoid letter advice cage above");

    /** @param account the path of the account's key: {@code m/84h/1h/0h} */
    public static OtherSigner number(int number, String account) {
        return new OtherSigner(WORDS.get(number), account);
    }

    public static List<OtherSigner> three(String account) {
        return IntStream.range(0, WORDS.size())
                .mapToObj(number -> number(number, account))
                .toList();
    }

    /** {@return the descriptor of a wallet of which two of these sign} */
    public static String shared(List<OtherSigner> signers) throws IOException, InterruptedException {
        var keys = new ArrayList<String>();
        for (var signer : signers) {
            keys.add(signer.key());
        }
        return "wsh(sortedmulti(2," + String.join(",", keys) + "))";
    }

    /** {@return the account's key with its origin, and both branches: {@code [73c5da0a/84'/1'/0']tpub…/<0;1>/*}} */
    public String key() throws IOException, InterruptedException {
        var told = program().run();
        return "[" + told.path("fingerprint").asString() + "/"
                + told.path("path").asString() + "]" + told.path("key").asString() + "/<0;1>/*";
    }

    /** {@return the PSBT in Base64 with what this one signs} */
    public String sign(String psbt) throws IOException, InterruptedException {
        var told = program().with("PSBT", psbt).run();
        assertThat(told.path("signatures").asInt()).isPositive();
        return told.path("psbt").asString();
    }

    private ClientProgram program() {
        return ClientProgram.python("embit", "wallet.py").with("WORDS", words).with("ACCOUNT", account);
    }
}
