package org.malipo.wallets.sending;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.acinq.bitcoin.DeterministicWallet.ExtendedPrivateKey;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxHash;
import fr.acinq.bitcoin.TxIn;
import fr.acinq.bitcoin.TxOut;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.malipo.bitcoin.AccountKey;
import org.malipo.bitcoin.AccountType;
import org.malipo.bitcoin.AddressIndex;
import org.malipo.bitcoin.Addresses;
import org.malipo.bitcoin.Branch;
import org.malipo.bitcoin.Mnemonic;
import org.malipo.bitcoin.MnemonicException;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.bitcoin.SeedAccount;
import org.malipo.bitcoin.coins.Coin;
import org.malipo.bitcoin.payjoin.OriginalCheck;
import org.malipo.bitcoin.payjoin.OriginalResult.Original;
import org.malipo.bitcoin.payjoin.PayjoinParameters;
import org.malipo.bitcoin.payjoin.PayjoinReceiver;
import org.malipo.bitcoin.payjoin.ProposalResult.Proposal;
import org.malipo.bitcoin.psbt.Psbt;
import org.malipo.bitcoin.psbt.PsbtCreator;
import org.malipo.bitcoin.psbt.PsbtEdits;
import org.malipo.bitcoin.psbt.PsbtException;
import org.malipo.bitcoin.psbt.PsbtSigner;
import org.malipo.bitcoin.psbt.PsbtWallet;
import org.malipo.bitcoin.psbt.SigningKey;

/** Somebody elsewhere who is paid and makes payjoins (BIP 78), as well or as badly as the test wants. */
final class PretendedReceiver implements AutoCloseable {
    private static final String WORDS = "abandon ".repeat(11) + "about";
    private static final AddressIndex PAID = AddressIndex.deposit(0);
    private static final AddressIndex OWN = AddressIndex.deposit(1);

    /** What somebody asked. */
    record Request(Map<String, String> query, String contentType, Psbt psbt) {
        Original original() {
            return (Original) OriginalCheck.check(psbt);
        }
    }

    /** What they hear. */
    record Answer(int status, String body) {}

    interface Way {
        Answer of(Request request) throws PsbtException;
    }

    private final HttpServer server;
    private final ExtendedPrivateKey master;
    private final SeedAccount account;
    private final Transaction funding;
    private volatile Way way = this::properly;
    final List<Request> asked = new CopyOnWriteArrayList<>();

    PretendedReceiver() {
        try {
            master = Mnemonic.parse(WORDS).master(UUID.randomUUID().toString());
            account = SeedAccount.of(master, AccountType.SEGWIT, Network.REGTEST, 0);
            funding = new Transaction(
                    2,
                    List.of(new TxIn(strangersCoin(), 0xffff_fffdL)),
                    List.of(new TxOut(new Satoshi(300_000), script(OWN))),
                    0);
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (MnemonicException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/pj", this::handle);
        server.start();
    }

    private static OutPoint strangersCoin() {
        var id = new byte[32];
        ThreadLocalRandom.current().nextBytes(id);
        return new OutPoint(new TxHash(id), 0);
    }

    private byte[] script(AddressIndex at) {
        return account.scheme().scriptPubKey(Branch.DEPOSIT, at.index());
    }

    String address() {
        return Addresses.ofScript(script(PAID), Network.REGTEST).orElseThrow();
    }

    /** {@return a link to pay, with what follows the address of the endpoint} */
    String link(String btc, String more) {
        return "bitcoin:" + address() + "?amount=" + btc + "&pj=http://127.0.0.1:"
                + server.getAddress().getPort() + "/pj" + more;
    }

    OutPoint coin() {
        return new OutPoint(funding, 0);
    }

    /** {@return something that spends the receiver's coin} */
    Transaction onlySpending() {
        return new Transaction(2, List.of(new TxIn(coin(), 0xffff_fffdL)), List.of(), 0);
    }

    void answers(Way other) {
        way = other;
    }

    Answer properly(Request request) throws PsbtException {
        return new Answer(200, proposal(request, UnaryOperator.identity()).toBase64());
    }

    /** {@return the proposal as it is right, but for what is changed before it is signed} */
    Psbt proposal(Request request, UnaryOperator<Transaction> change) throws PsbtException {
        var original = request.original();
        var paid = original.transaction().txOut.stream()
                .map(output -> output.publicKeyScript)
                .toList()
                .indexOf(funding.txOut.getFirst().updatePublicKeyScript(script(PAID)).publicKeyScript);
        var receiver = new PayjoinReceiver(
                original, PayjoinParameters.parse(request.query()), new PayjoinReceiver.Payment(paid, new Satoshi(0)));
        var coin =
                new Coin(coin(), funding.txOut.getFirst(), OWN, account.scheme().inputWeight(), 6, 0, "");
        var joined = (Proposal) receiver.join(coin, SatPerVbyte.of(1), new Random(1));
        var keys = List.of(new AccountKey(account.key().xpub(), account.key().origin()));
        var psbt = new PsbtCreator(
                        new PsbtWallet(account.scheme(), keys), _ -> Optional.empty(), PsbtCreator.Options.PLAIN)
                .update(PsbtEdits.of(change.apply(joined.unsigned()), joined.coins()), Map.of(coin.outpoint(), coin));
        return PayjoinReceiver.answer(
                PsbtSigner.sign(psbt, SigningKey.ofRoot(master)).psbt(), coin.outpoint());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var query = Arrays.stream(exchange.getRequestURI().getRawQuery().split("&"))
                    .map(part -> part.split("=", 2))
                    .collect(Collectors.toMap(part -> part[0], part -> part[1]));
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
            var request = new Request(query, exchange.getRequestHeaders().getFirst("Content-Type"), Psbt.parse(body));
            asked.add(request);
            var answer = way.of(request);
            var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (PsbtException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
