package org.malipo.wallets.pending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.acinq.bitcoin.DeterministicWallet.ExtendedPrivateKey;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.Transaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.malipo.access.Account;
import org.malipo.access.Memberships;
import org.malipo.access.People;
import org.malipo.access.StoreId;
import org.malipo.bitcoin.Branch;
import org.malipo.bitcoin.ExtendedKey;
import org.malipo.bitcoin.KeyOrigin;
import org.malipo.bitcoin.Mnemonic;
import org.malipo.bitcoin.MultisigScript;
import org.malipo.bitcoin.MultisigSetup;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.bitcoin.WordList;
import org.malipo.bitcoin.psbt.Psbt;
import org.malipo.bitcoin.psbt.PsbtSigner;
import org.malipo.bitcoin.psbt.SigningKey;
import org.malipo.bitcoin.spend.Payment;
import org.malipo.chain.PretendedNode;
import org.malipo.invoices.InvoiceTest;
import org.malipo.invoices.PretendedChain;
import org.malipo.outbox.EventConsumer;
import org.malipo.outbox.EventConsumers;
import org.malipo.testing.TestClock;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.WalletConfig;
import org.malipo.wallets.WalletConfig.KeySettings;
import org.malipo.wallets.WalletOutcome;
import org.malipo.wallets.Wallets;
import org.malipo.wallets.sending.Draft;
import org.malipo.wallets.sending.DraftResult;
import org.malipo.wallets.sending.Drafts;
import org.malipo.wallets.sending.Psbts;
import org.malipo.wallets.sending.SendOrder;
import org.malipo.wallets.sending.WalletCoins;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** A store whose wallet two of three people sign, each with a device of their own, and a node that takes what they send. */
@InvoiceTest
abstract class PendingCase {
    static final String SIGNER_ROLE = "Multisigner Guest";
    private static final int REGTEST_XPUB = 0x043587cf;

    @Autowired
    People people;

    @Autowired
    Memberships memberships;

    @Autowired
    Wallets wallets;

    @Autowired
    PretendedNode node;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TestClock clock;

    @Autowired
    WalletCoins coins;

    @Autowired
    Drafts drafts;

    @Autowired
    Psbts psbts;

    @Autowired
    PendingMaking making;

    @Autowired
    PendingTransactions transactions;

    @Autowired
    PendingSends sends;

    @Autowired
    private PretendedChain chain;

    @Autowired
    private EventConsumers consumers;

    @Autowired
    private PendingFollower follower;

    @Autowired
    private List<EventConsumer> readers;

    Account owner;
    final List<Account> signers = new ArrayList<>();
    final List<Device> devices = new ArrayList<>();
    StoreWallet wallet;
    private int received;

    /** What a signer holds in their hand. */
    record Device(ExtendedPrivateKey master, KeyOrigin origin, String xpub) {
        static Device random(MultisigScript script) {
            var master = Mnemonic.random(12, WordList.ENGLISH).master("");
            var fingerprint = SigningKey.ofRoot(master).origin().fingerprint();
            var path = script.path(Network.REGTEST, 0);
            var xpub = master.derivePrivateKey(path).getExtendedPublicKey().encode(REGTEST_XPUB);
            try {
                return new Device(
                        master,
                        new KeyOrigin(fingerprint, path),
                        ExtendedKey.parse(xpub).print(Network.REGTEST));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        Psbt sign(Psbt psbt) {
            return PsbtSigner.sign(psbt, SigningKey.ofRoot(master)).psbt();
        }

        KeySettings settings(Account signer) {
            return new KeySettings(
                    origin.fingerprint(), origin.printPath(), xpub, signer.id().value());
        }
    }

    @BeforeEach
    void aWalletOfThree() throws Exception {
        people.none();
        chain.begin();
        node.start();
        owner = people.admin();
        var store = people.store(owner);
        signers.clear();
        signers.add(owner);
        for (var name : List.of("amina", "baraka")) {
            var signer = people.person(name + "@example.com");
            memberships.add(store, signer.id(), SIGNER_ROLE);
            signers.add(signer);
        }
        wallet = walletOf(store, MultisigScript.P2WSH);
    }

    StoreWallet walletOf(StoreId store, MultisigScript script) throws Exception {
        devices.clear();
        received = 0;
        var setup = MultisigSetup.of(Network.REGTEST, script, 2, 3);
        for (var signer = 0; signer < 3; signer++) {
            var device = Device.random(script);
            devices.add(device);
            setup = ((MultisigSetup.KeyResult.Accepted) setup.with(device.xpub(), device.origin())).setup();
        }
        var keys = IntStream.range(0, 3)
                .mapToObj(at -> devices.get(at).settings(signers.get(at)))
                .toList();
        var config = new WalletConfig(
                setup.wallet().scheme().print(), null, keys, null, "Safe", "ManualDerivationScheme", false, true, true);
        return ((WalletOutcome.Configured) wallets.configure(store, config)).wallet();
    }

    /** {@return the same wallet, as another store has it} */
    StoreWallet ofAnotherStore() {
        return ((WalletOutcome.Configured) wallets.configure(people.store(owner), wallet.config())).wallet();
    }

    /** Whoever reads events would stand in the way of the next test's empty tables. */
    @AfterEach
    void comeToRest() {
        settleDown();
        node.stop();
        clock.reset();
    }

    /** Every event is handled when this returns. */
    void settleDown() {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> consumers.isCaughtUp(follower) && readers.stream().allMatch(consumers::hasSeenAll));
    }

    /** {@return a confirmed coin of the wallet} */
    OutPoint coin(long sats) {
        return new OutPoint(node.fund(wallet.scheme().scriptPubKey(Branch.DEPOSIT, received++), sats), 0);
    }

    /** {@return a coin in the mempool, from the last of so many of strangers that each stand on the one before, and one more} */
    OutPoint coinAfter(int others, long sats) {
        return new OutPoint(node.payAfter(others, wallet.scheme().scriptPubKey(Branch.DEPOSIT, received++), sats), 0);
    }

    DraftResult drafted(long sats) {
        var payment = Payment.of(PretendedNode.stranger().toByteArray(), new Satoshi(sats));
        var order = new SendOrder(List.of(payment), SatPerVbyte.of(2), false, false, null);
        return drafts.relayable(wallet, order, coins.of(wallet));
    }

    Draft draft(long sats) {
        return ((DraftResult.Drafted) drafted(sats)).draft();
    }

    PendingTransaction made(long sats) {
        return ((PendingOutcome.Done) making.make(draft(sats), 0, owner.id())).pending();
    }

    /** {@return what comes of the signature of one of the signers, made of what they were given at first} */
    PendingOutcome signed(PendingTransaction pending, int signer) {
        return given(pending, signer, devices.get(signer).sign(pending.base()));
    }

    PendingOutcome given(PendingTransaction pending, int signer, Psbt psbt) {
        return transactions.collect(
                wallet, pending.id(), psbt, signers.get(signer).id());
    }

    PendingTransaction now(PendingTransaction pending) {
        return transactions.find(wallet, pending.id()).orElseThrow();
    }

    static String code(PendingOutcome outcome) {
        assertThat(outcome).isInstanceOf(PendingOutcome.Refused.class);
        return ((PendingOutcome.Refused) outcome).problem().code();
    }

    /** {@return the kinds of what the log tells of it, in their order} */
    List<String> told(PendingTransaction pending) {
        return jdbc
                .queryForList(
                        "select type from event where subject = ? order by seq",
                        String.class,
                        pending.id().value())
                .stream()
                .map(type -> type.replace("PendingTransaction", ""))
                .toList();
    }

    List<String> noticesOf(Account who) {
        return jdbc.queryForList(
                "select kind from notice where account_id = ? order by seq",
                String.class,
                who.id().value());
    }

    int heldCoins() {
        return jdbc.queryForList("select 1 from wallet_held_coin", Integer.class)
                .size();
    }

    List<Transaction> sent() {
        return node.mempool().stream()
                .filter(tx -> !tx.txOut.isEmpty() && tx.txIn.stream().anyMatch(input -> input.witness.isNotNull()))
                .toList();
    }
}
