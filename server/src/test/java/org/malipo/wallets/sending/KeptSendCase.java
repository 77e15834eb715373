package org.malipo.wallets.sending;

import fr.acinq.bitcoin.Satoshi;
import java.util.List;
import java.util.Set;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.bitcoin.spend.Payment;
import org.malipo.chain.PretendedNode;
import org.malipo.wallets.sending.DraftResult.Drafted;
import org.springframework.beans.factory.annotation.Autowired;

/** Money that is being sent step by step. */
abstract class KeptSendCase extends SendCase {
    @Autowired
    private Drafts drafts;

    @Autowired
    private HotSigner signer;

    @Autowired
    private NewSends news;

    @Autowired
    WalletCoins coins;

    @Autowired
    SendKeeping keeping;

    NewSend signed() {
        var payment = Payment.of(PretendedNode.stranger().toByteArray(), new Satoshi(40_000));
        var order = new SendOrder(List.of(payment), SatPerVbyte.of(2), false, false, null);
        var draft = drafts.reserve(((Drafted) drafts.draft(wallet, order, coins.of(wallet))).draft());
        var transaction = ((Signed.Complete) signer.sign(draft)).transaction();
        return news.of(draft, transaction, SendPurpose.PAYMENT, Set.of());
    }
}
