package org.malipo.wallets.web;

import java.util.List;

/**
 * The question whether the words are on paper.
 *
 * @param positions of the words that are asked for, from 1 on; empty where all are, because the server has none to compare with
 * @param sealed the words, where they were just made; else empty
 * @param kept whether the server has them, and can show them again
 * @param passphrase whether the words make the wallet only with a passphrase (BIP 39)
 * @param wrong whether an answer was not right
 */
public record BackupView(
        String path, List<Integer> positions, String sealed, boolean kept, boolean passphrase, boolean wrong) {}
