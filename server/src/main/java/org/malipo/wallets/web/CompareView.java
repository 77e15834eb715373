package org.malipo.wallets.web;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.malipo.wallets.WalletOutcome.PreviewAddress;
import org.malipo.wallets.setup.Candidate;
import org.malipo.wallets.setup.Refusal;
import org.malipo.wallets.setup.ScriptType;
import org.malipo.wallets.setup.WalletReader;

/**
 * A wallet that was recognised, and what to compare before it is saved.
 *
 * @param save where the form goes that saves it
 * @param back where whoever sees other addresses goes on
 * @param hot sealed words that the server is to keep; empty for all wallets whose keys stay elsewhere
 * @param past from where on its past is to be looked for
 * @param error why it was not saved, or null
 * @param replaced what the store's wallet of now is called, or null if it has none
 */
public record CompareView(
        String path,
        String save,
        String back,
        Candidate candidate,
        CandidateForm form,
        List<PreviewAddress> addresses,
        String hot,
        RescanForm past,
        @Nullable Refusal error,
        @Nullable String replaced) {
    private static final Set<String> SOURCES = Set.of(
            "BSMS",
            "CoboVault",
            "ColdCard",
            "ElectrumFile",
            "GenericFile",
            "ImportedSeed",
            "ManualDerivationScheme",
            "OutputDescriptor",
            "Specter",
            "Vault",
            "WasabiFile");

    static CompareView of(String path, Candidate candidate, @Nullable String replaced) {
        return new CompareView(
                path,
                path + "/connect/save",
                path + (isOfDevice(candidate) ? "/connect/device" : "/connect"),
                candidate,
                CandidateForm.of(candidate),
                candidate.addresses(),
                "",
                RescanForm.EMPTY,
                null,
                replaced);
    }

    public Refusal why() {
        return Objects.requireNonNull(error);
    }

    CompareView with(Refusal why) {
        return new CompareView(path, save, back, candidate, form, addresses, hot, past, why, replaced);
    }

    CompareView fromSeed(String sealed, RescanForm since) {
        return new CompareView(
                path,
                sealed.isEmpty() ? save : path + "/restore/save",
                path + "/restore",
                candidate,
                form,
                addresses,
                sealed,
                since,
                error,
                replaced);
    }

    /** {@return the type of addresses, where a single key makes them} */
    public Optional<ScriptType> type() {
        return ScriptType.of(candidate.scheme());
    }

    /** {@return whether somebody whose wallet shows others may try the other types} What a seed or a device derives has its own path each. */
    public boolean isChangeable() {
        return type().isPresent() && !candidate.source().equals("ImportedSeed") && !isOfDevice(candidate);
    }

    private static boolean isOfDevice(Candidate candidate) {
        return candidate.source().equals(WalletReader.DEVICE);
    }

    /** {@return the key of the words for where it comes from; empty where the file gave words of its own} */
    public String sourceKey() {
        return SOURCES.contains(candidate.source()) ? "wallets.source." + candidate.source() : "";
    }

    /** {@return how many of the keys must sign; 0 where one key signs alone} */
    public int threshold() {
        return candidate.scheme().threshold().orElse(0);
    }
}
