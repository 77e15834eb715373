package org.malipo.wallets.web;

import java.util.List;
import org.malipo.bitcoin.MnemonicException;
import org.malipo.bitcoin.psbt.Psbt;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.sending.TypedKeys;
import org.malipo.wallets.sending.TypedOutcome;
import org.malipo.wallets.sending.TypedSecret;
import org.malipo.wallets.setup.Refusal;
import org.malipo.wallets.setup.RefusalWords;
import org.springframework.stereotype.Component;

/** Signs with what was typed, and says in the words of pages why not. */
@Component
class TypedKeyDesk {
    private static final String WORDS = "wallets.typed.";

    private final TypedKeys keys;

    TypedKeyDesk(TypedKeys keys) {
        this.keys = keys;
    }

    sealed interface Result {
        record Signed(Psbt psbt) implements Result {}

        record Refused(Refusal why) implements Result {}
    }

    Result sign(StoreWallet wallet, Psbt psbt, TypedKeyForm form) {
        if (form.typed().isBlank()) {
            return refused("nothing");
        }
        try {
            return TypedSecret.read(form.typed(), form.passphraseOrEmpty())
                    .map(secret -> result(keys.sign(wallet, psbt, secret)))
                    .orElseGet(() -> refused("key"));
        } catch (MnemonicException e) {
            return new Result.Refused(RefusalWords.of(e.getMessage()));
        }
    }

    private static Result result(TypedOutcome outcome) {
        return switch (outcome) {
            case TypedOutcome.Signed(var psbt) -> new Result.Signed(psbt);
            case TypedOutcome.Wrong _ -> refused("mistakes");
            case TypedOutcome.NothingToSign _ -> refused("signed");
            case TypedOutcome.OtherRoot(var found, var expected) when expected.isEmpty() -> refused("unknown", found);
            case TypedOutcome.OtherRoot(var found, var expected) -> refused("root", found, String.join(", ", expected));
            case TypedOutcome.OtherPath(var origin) -> refused("path", origin);
            case TypedOutcome.OtherAccount(var found) -> refused("account", found);
        };
    }

    /** {@return whether this tells why a secret was not taken} */
    static boolean isOurs(Refusal why) {
        return why.key().startsWith(WORDS) || why.key().startsWith("wallets.refused.seed-");
    }

    private static Result refused(String why, String... values) {
        return new Result.Refused(new Refusal(WORDS + why, List.of(values)));
    }
}
