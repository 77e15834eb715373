package org.malipo.checkout;

import org.jspecify.annotations.Nullable;
import org.malipo.access.Public;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.rpc.RpcError;
import org.malipo.bitcoin.rpc.RpcUnavailable;
import org.malipo.chain.Chain;
import org.malipo.chain.TestFaucet;
import org.malipo.invoices.PromptView;
import org.malipo.money.Sats;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The buttons of the test band: on regtest, where coins have no value, anybody may pay and mine. */
@Controller
class TestMoney {
    private static final Logger log = LoggerFactory.getLogger(TestMoney.class);

    private final Bills bills;
    private final Chain chain;

    TestMoney(Bills bills, Chain chain) {
        this.bills = bills;
        this.chain = chain;
    }

    @PostMapping("/i/{invoiceId}/test/pay")
    @Public
    String pay(@PathVariable String invoiceId, @RequestParam(required = false) @Nullable Long sats) {
        var bill = bills.get(invoiceId, null);
        var faucet = faucetOf(bill);
        var prompt = bill.prompt().orElseThrow(TestMoney::missing);
        return back(invoiceId, () -> faucet.pay(String.valueOf(prompt.destination()), wanted(prompt, sats)));
    }

    @PostMapping("/i/{invoiceId}/test/mine")
    @Public
    String mine(@PathVariable String invoiceId) {
        var faucet = faucetOf(bills.get(invoiceId, null));
        return back(invoiceId, () -> faucet.mine(1));
    }

    private static Sats wanted(PromptView prompt, @Nullable Long sats) {
        return sats == null ? Sats.ofBtc(prompt.payable()) : new Sats(Math.clamp(sats, 1L, 100_000_000L));
    }

    private static String back(String invoiceId, Runnable action) {
        try {
            action.run();
            return "redirect:/i/" + invoiceId;
        } catch (RpcError | RpcUnavailable e) {
            log.info("The test wallet could not act for invoice {}: {}", invoiceId, e.getMessage());
            return "redirect:/i/" + invoiceId + "?test=failed";
        }
    }

    private TestFaucet faucetOf(Bill bill) {
        if (bill.invoice().network() != Network.REGTEST) {
            throw missing();
        }
        return chain.faucet(Network.REGTEST).orElseThrow(TestMoney::missing);
    }

    private static ResponseStatusException missing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
