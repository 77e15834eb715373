package org.malipo.wallets.setup;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.malipo.bitcoin.AccountKey;
import org.malipo.bitcoin.DerivationScheme;
import org.malipo.bitcoin.KeyOrigin;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.SchemeException;
import org.malipo.bitcoin.WalletText;
import org.malipo.bitcoin.file.WalletFile;
import org.malipo.bitcoin.file.WalletFileResult;
import org.malipo.bitcoin.file.WalletFiles;
import org.malipo.bitcoin.qr.QrContent;
import org.malipo.bitcoin.qr.QrScan;
import org.malipo.bitcoin.qr.QrScanner;
import org.malipo.wallets.setup.Reading.Recognised;
import org.malipo.wallets.setup.Reading.Refused;

/** Recognises a wallet in what a merchant gives: typed or pasted, in a file, or before a camera. Stores nothing. */
public final class WalletReader {
    /** What is looked at of a text that was typed or pasted; files hold more. In characters. */
    public static final int MAX_TEXT = 200_000;

    /** What is said where codes of a series are missing. */
    public static final Refusal CUT_OFF = Refusal.of("cut-off");

    /** Where a wallet comes from that a connected device told. */
    public static final String DEVICE = "Vault";

    private static final Pattern BARE_KEY = Pattern.compile("(?:\\[[^\\]]*])?[xt]pub[0-9A-Za-z]+");
    private static final int HARDENED = 0x8000_0000;

    private WalletReader() {}

    /**
     * Reads what was typed or pasted: a key under any prefix, a scheme, a descriptor, the content of a file, or codes that
     * another program has read, one a line.
     *
     * @param origin fingerprint and path of a single key, for example {@code 73c5da0a/84'/0'/0'}; empty if unknown
     */
    public static Reading text(String given, String origin, Network network) {
        var text = given.strip();
        if (text.isEmpty()) {
            return Reading.refused("empty");
        }
        if (text.length() > MAX_TEXT) {
            return Reading.refused("long");
        }
        if (QrScanner.isSeries(text)) {
            return codes(text.lines().toList(), network);
        }
        if (text.startsWith("{") || text.startsWith("BSMS ")) {
            return file(text.getBytes(UTF_8), network);
        }
        var typed = typed(text, origin.strip(), network);
        if (typed instanceof Refused
                && origin.isBlank()
                && file(text.getBytes(UTF_8), network) instanceof Recognised inFile) {
            return inFile; // hex, or a descriptor with remarks
        }
        return typed;
    }

    /**
     * Reads the account key that a connected device told.
     *
     * @param origin fingerprint and path, which tells the type of addresses as well
     */
    public static Reading device(String xpub, String origin, Network network) {
        return switch (text("[" + origin.strip() + "]" + xpub.strip(), "", network)) {
            case Recognised(var read) -> recognised(read.getFirst().from(DEVICE));
            case Reading reading -> reading;
        };
    }

    private static Reading typed(String text, String origin, Network network) {
        try {
            var read = withType(WalletText.typed(text, network), text, network);
            if (ForeignKeys.standIn(text, network)) {
                return Reading.refused("network");
            }
            var source = read.form() == WalletText.Form.DESCRIPTOR ? "OutputDescriptor" : "ManualDerivationScheme";
            return recognised(placed(Candidate.of(read, source, text), origin));
        } catch (SchemeException e) {
            return new Refused(RefusalWords.of(e.getMessage()));
        }
    }

    /** A bare key says nothing of its addresses, but the path that it comes from may (BIP 43). */
    private static WalletText withType(WalletText read, String text, Network network) throws SchemeException {
        var origin = read.keys().getFirst().origin();
        if (origin == null
                || origin.path().path.isEmpty()
                || !BARE_KEY.matcher(text.replaceAll("\\s", "")).matches()) {
            return read;
        }
        var purpose = (int) (origin.path().path.getFirst() - Integer.toUnsignedLong(HARDENED));
        var type = ScriptType.ofPurpose(purpose);
        return type.isEmpty()
                ? read
                : new WalletText(
                        DerivationScheme.parse(
                                type.get().scheme(read.keys().getFirst().xpub()), network),
                        read.keys(),
                        read.form());
    }

    private static Candidate placed(Candidate candidate, String origin) throws SchemeException {
        if (origin.isEmpty()) {
            return candidate;
        }
        if (candidate.keys().size() != 1) {
            throw new SchemeException("A wallet of several keys has no single account key path");
        }
        var key = new AccountKey(candidate.keys().getFirst().xpub(), KeyOrigin.parse(origin));
        return new Candidate(
                candidate.scheme(), List.of(key), candidate.source(), candidate.original(), candidate.label());
    }

    /** Reads a file to its end, or to the greatest size. */
    public static Reading file(InputStream in, Network network) throws IOException {
        return file(in.readNBytes(WalletFiles.MAX_BYTES + 1), network);
    }

    private static Reading file(byte[] content, Network network) {
        return switch (WalletFiles.read(content, network)) {
            case WalletFileResult.Imported(var wallet) ->
                ForeignKeys.standIn(new String(content, ISO_8859_1), network)
                        ? Reading.refused("network")
                        : recognised(candidate(wallet));
            case WalletFileResult.Refused refused -> new Refused(RefusalWords.of(refused.message()));
        };
    }

    private static Candidate candidate(WalletFile wallet) {
        return new Candidate(wallet.scheme(), wallet.keys(), wallet.source(), wallet.original(), wallet.label());
    }

    /** Reads codes that a camera saw, in any order and with repeats. */
    public static Reading codes(List<String> codes, Network network) {
        return switch (QrScanner.read(codes)) {
            case QrScan.InProgress(var received, var expected) -> new Reading.Partial(received, expected);
            case QrScan.Refused(var reason) -> new Refused(RefusalWords.of(reason));
            case QrScan.Done(var content) -> content(content, network);
        };
    }

    private static Reading content(QrContent content, Network network) {
        return switch (content) {
            case QrContent.Text(var text) ->
                QrScanner.isSeries(text) ? Reading.refused("code") : text(text, "", network);
            case QrContent.Binary(var bytes) -> file(bytes.toByteArray(), network);
            case QrContent.Wallets(var wallets, var cosigners) -> wallets(wallets, cosigners, network);
            case QrContent.Psbt _, QrContent.Transaction _ -> Reading.refused("transaction");
        };
    }

    private static Reading wallets(List<String> wallets, List<String> cosigners, Network network) {
        var candidates = new ArrayList<Candidate>();
        Reading refusal = Reading.refused(cosigners.isEmpty() ? "code-content" : "one-of-several");
        for (var wallet : wallets) {
            switch (typed(wallet, "", network)) {
                case Recognised(var read) -> candidates.addAll(read);
                case Reading.Partial _ -> throw new IllegalStateException("A text is whole");
                case Refused refused -> refusal = refused;
            }
        }
        return candidates.isEmpty() ? refusal : new Recognised(candidates);
    }

    private static Reading recognised(Candidate candidate) {
        return new Recognised(List.of(candidate));
    }
}
