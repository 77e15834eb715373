package org.malipo.wallets.setup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.malipo.bitcoin.AccountKey;
import org.malipo.bitcoin.ExtendedKey;
import org.malipo.bitcoin.KeyOrigin;
import org.malipo.bitcoin.MultisigScript;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.PrivateMaterial;
import org.malipo.bitcoin.SchemeException;
import org.malipo.bitcoin.qr.QrContent;
import org.malipo.bitcoin.qr.QrScan;
import org.malipo.bitcoin.qr.QrScanner;

/** Recognises the key of one signer in what they give: typed, in a file, or before a camera. */
public final class CosignerReader {
    /** A key file is small; what a whole wallet needs is read by {@link WalletReader}. */
    private static final int MAX_BYTES = 1_000_000;

    private static final Pattern KEY =
            Pattern.compile("(?:\\[([^\\]]*)])?([a-zA-Z]pub[0-9A-Za-z]{50,150})(?:/[0-9*<>;/]*)?");

    private CosignerReader() {}

    /** What came of reading. */
    public sealed interface KeyReading {
        /** A key with its origin, under the prefix of the network. */
        record Read(AccountKey key) implements KeyReading {}

        record Partial(int received, int expected) implements KeyReading {}

        record Refused(Refusal refusal) implements KeyReading {}
    }

    /** @param origin fingerprint and path, where the text does not name them; else empty */
    public static KeyReading text(String given, String origin, MultisigScript script, Network network) {
        var text = given.strip();
        if (text.isEmpty()) {
            return refused("empty");
        }
        if (text.length() > MAX_BYTES) {
            return refused("large", "1");
        }
        if (QrScanner.isSeries(text)) {
            return codes(text.lines().toList(), script, network);
        }
        try {
            PrivateMaterial.refuse(text);
            var typed = KEY.matcher(text.replaceAll("\\s", ""));
            if (typed.matches()) {
                return read(Optional.ofNullable(typed.group(1)).orElse(origin.strip()), typed.group(2), network);
            }
            var exported = SignerFile.find(text, script);
            return exported.isPresent()
                    ? read(exported.get().origin(), exported.get().xpub(), network)
                    : ofWallet(WalletReader.text(text, "", network));
        } catch (SchemeException e) {
            return new KeyReading.Refused(RefusalWords.of(e.getMessage()));
        }
    }

    private static KeyReading read(String origin, String xpub, Network network) throws SchemeException {
        if (ForeignKeys.standIn(xpub, network)) {
            return refused("network");
        }
        var key = ExtendedKey.parse(xpub).print(network);
        return origin.isEmpty()
                ? refused("origin-needed")
                : new KeyReading.Read(new AccountKey(key, KeyOrigin.parse(origin)));
    }

    /** A file or descriptor of a wallet of one key names that key as well. */
    private static KeyReading ofWallet(Reading reading) {
        return switch (reading) {
            case Reading.Refused(var refusal) -> new KeyReading.Refused(refusal);
            case Reading.Partial(var received, var expected) -> new KeyReading.Partial(received, expected);
            case Reading.Recognised(var candidates) -> {
                var keys = candidates.getFirst().keys();
                if (keys.size() > 1) {
                    yield refused("several-keys");
                }
                yield keys.getFirst().origin() == null
                        ? refused("origin-needed")
                        : new KeyReading.Read(keys.getFirst());
            }
        };
    }

    /** Reads a file to its end, or to the greatest size. */
    public static KeyReading file(InputStream in, MultisigScript script, Network network) throws IOException {
        var content = in.readNBytes(MAX_BYTES + 1);
        return content.length > MAX_BYTES
                ? refused("large", "1")
                : text(new String(content, UTF_8), "", script, network);
    }

    /** Reads codes that a camera saw, in any order and with repeats. */
    public static KeyReading codes(List<String> codes, MultisigScript script, Network network) {
        return switch (QrScanner.read(codes)) {
            case QrScan.InProgress(var received, var expected) -> new KeyReading.Partial(received, expected);
            case QrScan.Refused(var reason) -> new KeyReading.Refused(RefusalWords.of(reason));
            case QrScan.Done(var content) -> content(content, script, network);
        };
    }

    private static KeyReading content(QrContent content, MultisigScript script, Network network) {
        return switch (content) {
            case QrContent.Text(var text) ->
                QrScanner.isSeries(text) ? refused("code") : text(text, "", script, network);
            case QrContent.Binary(var bytes) -> text(new String(bytes.toByteArray(), UTF_8), "", script, network);
            case QrContent.Wallets(var wallets, var cosigners) -> {
                var keys = cosigners.isEmpty() ? wallets : cosigners;
                yield keys.isEmpty() ? refused("code-content") : text(fitting(keys, script), "", script, network);
            }
            case QrContent.Psbt _, QrContent.Transaction _ -> refused("transaction");
        };
    }

    /** A device shows a key for each type of script; the one at the path for this type is meant. */
    private static String fitting(List<String> keys, MultisigScript script) {
        var path = switch (script) {
            case P2WSH -> Pattern.compile("/48['h]/[0-9]+['h]/[0-9]+['h]/2['h]]");
            case P2SH_P2WSH -> Pattern.compile("/48['h]/[0-9]+['h]/[0-9]+['h]/1['h]]");
            case P2SH -> Pattern.compile("/45['h]");
        };
        return keys.stream().filter(key -> path.matcher(key).find()).findFirst().orElse(keys.getFirst());
    }

    private static KeyReading refused(String reason, String... values) {
        return new KeyReading.Refused(Refusal.of(reason, values));
    }
}
