package org.malipo.wallets.web;

import java.util.List;
import java.util.Optional;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.money.Rate;
import org.malipo.money.Sats;
import org.malipo.wallets.setup.Refusal;

/**
 * The form for sending.
 *
 * @param available all that can be spent now
 * @param more whether there are coins that are not listed
 * @param price of a bitcoin in the store's currency; empty where that has none
 * @param lowest the rate below which nodes take nothing now
 * @param keyless whether the server has no key of this wallet
 * @param forgotten payments that may come back
 */
public record SendView(
        String path,
        SendForm form,
        SendWrongs wrongs,
        Sats available,
        List<FeeChoice> fees,
        List<CoinView> coins,
        boolean more,
        Optional<Rate> price,
        SatPerVbyte lowest,
        boolean keyless,
        List<ForgottenView> forgotten) {
    /** How soon, and what that costs. */
    public record FeeChoice(int blocks, SatPerVbyte rate) {}

    /** {@return why this field was not taken, or empty} */
    public Optional<Refusal> wrong(String field) {
        return wrongs.at(field);
    }

    public boolean canHaveMore() {
        return form.rows().size() < SendForm.MOST_ROWS;
    }
}
