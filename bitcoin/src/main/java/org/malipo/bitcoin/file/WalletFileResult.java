package org.malipo.bitcoin.file;

/** What came of reading a wallet file. */
public sealed interface WalletFileResult {
    record Imported(WalletFile wallet) implements WalletFileResult {}

    /** The file is refused. The message is for the person who gave it, and repeats nothing of a key. */
    sealed interface Refused extends WalletFileResult {
        String message();
    }

    /** The file has none of the forms that are read. */
    record Unsupported() implements Refused {
        @Override
        public String message() {
            return "Unsupported file format";
        }
    }

    /** The file can be read with a secret of its own only, as those of BIP 129 in the modes STANDARD and EXTENDED. */
    record Encrypted() implements Refused {
        @Override
        public String message() {
            return "The file is encrypted, as BSMS files can be. Export it without encryption";
        }
    }

    /** The file has more bytes than are read. */
    record TooLarge(int maxBytes) implements Refused {
        @Override
        public String message() {
            return "The file is larger than " + maxBytes / 1_000_000 + " MB";
        }
    }

    /** The file holds a private key or the words of a seed. */
    record HoldsSecret(String message) implements Refused {}

    /** The file has a known form, but no wallet that can be taken, for the reason that the message gives. */
    record Broken(String message) implements Refused {}
}
