package org.malipo.bitcoin.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.PrivateMaterial;
import org.malipo.bitcoin.SchemeException;

/**
 * Reads the files in which programs and devices export a wallet: BSMS (BIP 129), keys and descriptors as text, and the
 * JSON of Electrum, Coldcard, Cobo, Specter and Wasabi; also wrapped in hex. The form is found by looking, in a fixed
 * order: the first that reads it decides.
 */
public final class WalletFiles {
    /** Larger files are refused unread. Electrum keeps a wallet's whole history in its file. */
    public static final int MAX_BYTES = 5_000_000;

    private static final List<WalletFormat> FORMATS = List.of(
            new BsmsFormat(),
            new SchemeFormat(),
            new KeystoreFormat(),
            new DescriptorFormat(),
            new SpecterFormat(),
            new NamedDescriptorFormat(),
            new WasabiFormat());

    private WalletFiles() {}

    /** Reads a file to its end, or to the greatest size. */
    public static WalletFileResult read(InputStream in, Network network) throws IOException {
        return read(in.readNBytes(MAX_BYTES + 1), network);
    }

    public static WalletFileResult read(byte[] content, Network network) {
        if (content.length > MAX_BYTES) {
            return new WalletFileResult.TooLarge(MAX_BYTES);
        }
        return text(content).map(text -> unwrap(text, network)).orElseGet(WalletFileResult.Unsupported::new);
    }

    private static WalletFileResult unwrap(String text, Network network) {
        if (EncryptedBsms.isOne(text)) {
            return new WalletFileResult.Encrypted();
        }
        return unwrapped(text).map(inner -> read(inner, network)).orElseGet(WalletFileResult.Unsupported::new);
    }

    private static Optional<String> text(byte[] bytes) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return Optional.of(text.toString().replace("\uFEFF", "").strip());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** {@return the text that stands in hex, or the text itself; empty if the hex is no text} */
    private static Optional<String> unwrapped(String text) {
        return isHex(text) ? text(HexFormat.of().parseHex(text)) : Optional.of(text);
    }

    static boolean isHex(String text) {
        return !text.isEmpty() && text.length() % 2 == 0 && text.chars().allMatch(HexFormat::isHexDigit);
    }

    private static WalletFileResult read(String text, Network network) {
        try {
            PrivateMaterial.refuse(text);
        } catch (SchemeException e) {
            return new WalletFileResult.HoldsSecret(e.getMessage());
        }
        var content = FileContent.of(text);
        Optional<WalletFileResult> refusal = Optional.empty();
        for (var format : FORMATS) {
            try {
                var wallet = format.read(content, network);
                if (wallet.isPresent()) {
                    return new WalletFileResult.Imported(wallet.get());
                }
            } catch (SchemeException e) {
                refusal = refusal.or(() -> Optional.of(new WalletFileResult.Broken(e.getMessage())));
            }
        }
        return refusal.orElseGet(WalletFileResult.Unsupported::new);
    }
}
