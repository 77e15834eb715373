package org.malipo.wallets.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.MultisigScript;
import org.malipo.wallets.WalletOutcome.PreviewAddress;
import org.malipo.wallets.setup.Refusal;

/**
 * A wallet of several signers in the making, as one of its people sees it.
 *
 * @param id of the set-up; empty where there is none
 * @param signers with what they gave
 * @param mayManage whether they may begin, cancel and confirm one
 * @param isAsked whether their own key is waited for
 * @param keyPath where devices keep the keys for this type of script
 * @param addresses the first ones of the wallet; empty until all keys are there
 * @param descriptor of the wallet, for the devices of its signers; empty until all keys are there
 * @param way where the refusal belongs: {@code text}, {@code file}, {@code codes}, or empty for the page
 * @param refusal why something was not taken, or null
 * @param replaced what the store's wallet of now is called, or null if it has none
 */
public record MultisigView(
        String path,
        String id,
        int required,
        String script,
        @Nullable Instant expiresAt,
        List<Signer> signers,
        boolean mayManage,
        boolean isAsked,
        String keyPath,
        List<PreviewAddress> addresses,
        String descriptor,
        BeginForm form,
        Map<String, String> eligible,
        String way,
        @Nullable Refusal refusal,
        @Nullable String replaced) {
    /** One of the signers; an empty origin is a key that is waited for. */
    public record Signer(String name, String origin) {}

    /** What the form for a new one holds. */
    public record BeginForm(
            @Nullable List<String> signer,
            @Nullable String required,
            @Nullable String script,
            @Nullable String label) {
        static final BeginForm EMPTY = new BeginForm(null, null, null, null);

        /** {@return whether this person is picked; at first everybody is} */
        public boolean picks(String user) {
            return signer == null || signer.contains(user);
        }

        public String requiredText() {
            return required == null ? "2" : required.strip();
        }

        /** {@return the number, or 0 if there is none in it} */
        int requiredNumber() {
            return requiredText().matches("[0-9]{1,2}") ? Integer.parseInt(requiredText()) : 0;
        }

        public String scriptId() {
            return multisigScript().name();
        }

        MultisigScript multisigScript() {
            for (var known : MultisigScript.values()) {
                if (known.name().equals(script)) {
                    return known;
                }
            }
            return MultisigScript.P2WSH;
        }

        public String labelText() {
            return Objects.requireNonNullElse(label, "");
        }
    }

    public boolean isOpen() {
        return !id.isEmpty();
    }

    public boolean isComplete() {
        return !addresses.isEmpty();
    }

    /** {@return how many keys are there} */
    public int given() {
        return Math.toIntExact(
                signers.stream().filter(signer -> !signer.origin().isEmpty()).count());
    }

    public boolean failed(String where) {
        return refusal != null && way.equals(where);
    }

    public Refusal why() {
        return Objects.requireNonNull(refusal);
    }

    /** Where no key is asked for, its form is not there to say why. */
    MultisigView with(String where, Refusal why) {
        return new MultisigView(
                path,
                id,
                required,
                script,
                expiresAt,
                signers,
                mayManage,
                isAsked,
                keyPath,
                addresses,
                descriptor,
                form,
                eligible,
                isAsked ? where : "",
                why,
                replaced);
    }

    MultisigView with(BeginForm sent) {
        return new MultisigView(
                path,
                id,
                required,
                script,
                expiresAt,
                signers,
                mayManage,
                isAsked,
                keyPath,
                addresses,
                descriptor,
                sent,
                eligible,
                way,
                refusal,
                replaced);
    }
}
