package org.malipo.wallets.web;

import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.sending.DraftResult;
import org.malipo.wallets.sending.ReviewedSends;
import org.malipo.wallets.sending.SendOutcome;
import org.springframework.stereotype.Component;

/** Makes of what somebody typed the transaction that they look at, and the same one again when they have. */
@Component
class SendDesk {
    private final SendFormReader reader;
    private final ReviewedSends sends;

    SendDesk(SendFormReader reader, ReviewedSends sends) {
        this.reader = reader;
        this.sends = sends;
    }

    Looked look(StoreWallet wallet, SendForm typed) {
        var form = typed.withoutBlanks();
        return switch (reader.read(wallet, form)) {
            case SendReading.Wrong(var wrongs) -> new Looked.Wrong(form, wrongs);
            case SendReading.Read(var order) ->
                switch (sends.look(wallet, order)) {
                    case DraftResult.Drafted(var draft) -> new Looked.Fine(form, order, draft);
                    case DraftResult.Refused(var why) -> new Looked.Wrong(form, SendWrongs.of(SpendRefusals.of(why)));
                };
        };
    }

    /** Signs and sends what was looked at, or gives it out to be signed elsewhere. */
    SendOutcome carryOut(Looked.Fine fine, boolean sign) {
        return sign ? sends.pay(fine.draft(), fine.order().payjoin()) : sends.make(fine.draft());
    }
}
