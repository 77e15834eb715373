package org.malipo.wallets;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.malipo.bitcoin.AccountType;
import org.malipo.bitcoin.BackupCheck;
import org.malipo.bitcoin.Mnemonic;
import org.malipo.bitcoin.MnemonicException;
import org.malipo.bitcoin.SeedAccount;
import org.malipo.wallets.Seeds.Seed;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether the words of a wallet that was made here are on paper. They count as such once somebody could name some of them, or,
 * where the server does not have them, type them all.
 */
@Component
public class Backups {
    /** How many words are asked for. */
    static final int ASKED = 3;

    private final BackupTable table;
    private final Seeds seeds;
    private final WalletTrail trail;
    private final RandomGenerator random = new SecureRandom();

    Backups(BackupTable table, Seeds seeds, WalletTrail trail) {
        this.table = table;
        this.seeds = seeds;
        this.trail = trail;
    }

    /** {@return whether nobody has shown yet that they have the words} */
    public boolean isDue(StoreWallet wallet) {
        return table.isDue(wallet.store(), wallet.id());
    }

    /** {@return the words, where the server keeps them; for comparing, not for showing} */
    public Optional<Mnemonic> kept(StoreWallet wallet) {
        return seeds.find(wallet.store(), wallet.id()).map(Seed::mnemonic);
    }

    /** {@return whether the words that the server keeps make this wallet only with a passphrase, which it does not keep} */
    public boolean needsPassphrase(StoreWallet wallet) {
        return kept(wallet).filter(words -> !makes(words, "", wallet)).isPresent();
    }

    /** {@return the words, to be shown to somebody who has proved who they are} Each reading stands in the audit log. */
    @Transactional
    public Optional<Mnemonic> show(StoreWallet wallet) {
        var seed = seeds.find(wallet.store(), wallet.id());
        seed.ifPresent(_ -> trail.seedShown(wallet));
        return seed.map(Seed::mnemonic);
    }

    /** Says that the words were shown once more to whoever has just made them. */
    @Transactional
    public void shownAgain(StoreWallet wallet) {
        trail.seedShown(wallet);
    }

    /** {@return a question for some of the words} */
    public BackupCheck question(Mnemonic mnemonic) {
        return BackupCheck.of(mnemonic, ASKED, random);
    }

    /**
     * Takes the answer to a question.
     *
     * @param answers what was typed, by the place of the word
     * @return whether it was right; then the backup is no longer due
     */
    @Transactional
    public boolean answer(
            StoreWallet wallet, Mnemonic mnemonic, List<Integer> positions, Map<Integer, String> answers) {
        var isRight = new HashSet<>(positions).size() >= ASKED
                && makes(mnemonic, wallet)
                && new BackupCheck(positions).isPassedBy(answers, mnemonic);
        if (isRight) {
            done(wallet);
        }
        return isRight;
    }

    /**
     * Takes all words, where the server has none to compare with. They are forgotten at once.
     *
     * @return whether they make this wallet; then the backup is no longer due
     */
    @Transactional
    public boolean answer(StoreWallet wallet, String words, String passphrase) {
        try {
            var isRight = makes(Mnemonic.parse(words), passphrase, wallet);
            if (isRight) {
                done(wallet);
            }
            return isRight;
        } catch (MnemonicException e) {
            return false;
        }
    }

    private void done(StoreWallet wallet) {
        if (table.done(wallet.store(), wallet.id())) {
            trail.backedUp(wallet);
        }
    }

    /** The words of another seed prove nothing. One with a passphrase is the one that is kept. */
    private boolean makes(Mnemonic mnemonic, StoreWallet wallet) {
        return kept(wallet)
                        .map(Mnemonic::reveal)
                        .filter(mnemonic.reveal()::equals)
                        .isPresent()
                || makes(mnemonic, "", wallet);
    }

    private static boolean makes(Mnemonic mnemonic, String passphrase, StoreWallet wallet) {
        var account = account(wallet);
        var master = mnemonic.master(passphrase);
        for (var type : AccountType.values()) {
            if (SeedAccount.of(master, type, wallet.network(), account).scheme().equals(wallet.scheme())) {
                return true;
            }
        }
        return false;
    }

    /** The last step of the path, such as 0 in 84'/0'/0'. */
    private static int account(StoreWallet wallet) {
        return wallet.config().accountKeySettings().stream()
                .findFirst()
                .map(WalletConfig.KeySettings::accountKeyPath)
                .map(path -> path.substring(path.lastIndexOf('/') + 1).replaceAll("[^0-9]", ""))
                .filter(step -> !step.isEmpty())
                .map(Integer::parseInt)
                .orElse(0);
    }
}
