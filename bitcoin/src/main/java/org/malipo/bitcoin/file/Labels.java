package org.malipo.bitcoin.file;

/** Names of wallets and programs as files give them: cut to what is kept. */
final class Labels {
    private static final int MAX_LABEL = 300;

    private Labels() {}

    static String bounded(String label) {
        return label.codePointCount(0, label.length()) <= MAX_LABEL
                ? label
                : label.substring(0, label.offsetByCodePoints(0, MAX_LABEL));
    }
}
