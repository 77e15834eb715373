package org.malipo.wallets.web;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.bitcoin.Branch;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.WalletAddresses;
import org.malipo.wallets.WalletAddresses.Page;
import org.malipo.wallets.WalletAddresses.Which;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The addresses of a wallet: to look one up, and to compare them with those of one's own device. */
@Controller
class AddressPages {
    private static final int PAGE = 25;
    private static final Pattern INDEX = Pattern.compile("[0-9]{1,9}");

    private final WalletOnPage wallets;
    private final WalletAddresses addresses;

    AddressPages(WalletOnPage wallets, WalletAddresses addresses) {
        this.wallets = wallets;
        this.addresses = addresses;
    }

    /**
     * @param text an address, or an index to begin at
     * @param from the index to begin at, where no text says so
     */
    @GetMapping("/stores/{storeId}/wallet/addresses")
    @Requires(Permission.CAN_VIEW_WALLET)
    String list(
            @PathVariable String storeId,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String branch,
            @RequestParam(defaultValue = "") String which,
            @RequestParam(defaultValue = "0") String from,
            Model model) {
        var wallet = wallets.of(storeId);
        var typed = text.replace("\0", "").strip();
        var on = branch.equals("change") ? Branch.CHANGE : Branch.DEPOSIT;
        var wanted = switch (which) {
            case "used" -> Which.USED;
            case "unused" -> Which.UNUSED;
            default -> Which.ALL;
        };
        boolean sought = !typed.isEmpty() && !INDEX.matcher(typed).matches();
        int begin = index(typed.isEmpty() ? from : typed);
        var page = sought ? found(wallet, typed) : addresses.page(wallet, on, wanted, begin, PAGE);
        model.addAttribute(
                "view",
                new AddressesView(
                        WalletOnPage.path(wallet),
                        wallet.scheme().print(),
                        typed,
                        on == Branch.CHANGE ? "change" : "",
                        wanted == Which.ALL ? "" : wanted.name().toLowerCase(Locale.ROOT),
                        begin == 0 || sought,
                        sought,
                        page));
        return "wallets/addresses";
    }

    private static int index(String typed) {
        return INDEX.matcher(typed).matches() ? Integer.parseInt(typed) : 0;
    }

    private Page found(StoreWallet wallet, String address) {
        var found = addresses.find(wallet, address).stream().toList();
        return new Page(List.copyOf(found), null, 0);
    }
}
