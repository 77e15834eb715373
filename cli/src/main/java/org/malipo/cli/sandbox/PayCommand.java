package org.malipo.cli.sandbox;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.PaymentLink;
import org.malipo.bitcoin.PaymentLinkException;
import org.malipo.bitcoin.rpc.RpcClient;
import org.malipo.bitcoin.rpc.RpcError;
import org.malipo.bitcoin.rpc.RpcUnavailable;
import org.malipo.cli.launch.Installation;
import org.malipo.ln.Msat;
import org.malipo.ln.node.PayResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code malipo pay}: pays from the sandbox node's wallet or its Lightning payer, as a customer would from a phone. */
@Command(
        name = "pay",
        mixinStandardHelpOptions = true,
        description = "Pays an address, a bitcoin: link or a Lightning payment request from the sandbox's own money.")
public final class PayCommand implements Callable<Integer> {
    private static final int DECIMALS = 8;
    private static final int MSAT_DECIMALS = 11;

    @Parameters(
            index = "0",
            paramLabel = "TEXT",
            description = "An address, a bitcoin: link, or a Lightning payment request (BOLT 11).")
    private String text = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "AMOUNT",
            description = "In bitcoin (0.0005), or in satoshi (50000sat). A link may bring its own.")
    private @Nullable String amount;

    @Override
    public Integer call() {
        var file = DataFolder.usual(Installation.ofEnvironment()).file();
        if (file.isEmpty()) {
            return refuse("There is no sandbox yet; start one with ./malipo sandbox");
        }
        return LightningPayer.takes(text) ? overLightning(file.get()) : onChain(file.get());
    }

    private int overLightning(SandboxFile file) {
        var access = file.lnPayer();
        if (access == null) {
            return refuse("This sandbox has no Lightning yet; start it again with ./malipo sandbox");
        }
        try {
            return tell(new LightningPayer(access).pay(text, msat()));
        } catch (IllegalArgumentException e) {
            return refuse(e.getMessage());
        } catch (IOException _) {
            return refuse("This sandbox has no Lightning yet; start it again with ./malipo sandbox");
        }
    }

    private Optional<Msat> msat() {
        return Optional.ofNullable(amount)
                .map(PayCommand::bitcoins)
                .map(bitcoins -> new Msat(bitcoins.movePointRight(MSAT_DECIMALS).longValueExact()));
    }

    private static int tell(PayResult result) {
        return switch (result) {
            case PayResult.Paid(var preimage, var paid, var fee) -> {
                System.out.println("Paid " + paid + " and " + fee + " of fees"
                        + preimage.map(proof -> "; preimage " + proof.toHex()).orElse(""));
                yield 0;
            }
            case PayResult.Failed failed -> refuse("Not paid: " + failed.message());
            case PayResult.Unknown(var message) -> refuse("Nobody knows yet whether it was paid: " + message);
        };
    }

    private int onChain(SandboxFile file) {
        try (var node = file.node().connect()) {
            return pay(node, PaymentLink.parse(text, Network.REGTEST));
        } catch (PaymentLinkException | IllegalArgumentException e) {
            return refuse(e.getMessage());
        } catch (RpcError e) {
            return refuse(e.reason());
        } catch (RpcUnavailable _) {
            return refuse("The sandbox's node does not answer; start it with ./malipo sandbox");
        }
    }

    private int pay(RpcClient node, PaymentLink link) {
        var bitcoins = amount == null ? amountOf(link) : bitcoins(amount);
        if (bitcoins == null) {
            return refuse("How much? Give an amount: ./malipo pay " + text + " 0.0005");
        }
        var txid = node.callOnce("sendtoaddress", link.address(), bitcoins).stringValue();
        System.out.println("Sent " + bitcoins.toPlainString() + " BTC to " + link.address() + " in " + txid);
        System.out.println("Confirm it with: ./malipo bitcoin-cli -generate");
        return 0;
    }

    private static @Nullable BigDecimal amountOf(PaymentLink link) {
        return link.amount() == null ? null : BigDecimal.valueOf(link.amount().toLong(), DECIMALS);
    }

    private static BigDecimal bitcoins(String amount) {
        var words = amount.strip().toLowerCase(Locale.ROOT);
        var satoshi = words.endsWith("sat") || words.endsWith("sats");
        var figures = words.replaceFirst("\\s*(sats?|btc)$", "");
        try {
            return satoshi
                    ? BigDecimal.valueOf(Long.parseLong(figures), DECIMALS)
                    : new BigDecimal(figures).setScale(DECIMALS);
        } catch (ArithmeticException | NumberFormatException _) {
            throw new IllegalArgumentException("\"" + amount + "\" is no amount; write 0.0005 or 50000sat");
        }
    }

    private static int refuse(@Nullable String why) {
        System.err.println(why);
        return 1;
    }
}
