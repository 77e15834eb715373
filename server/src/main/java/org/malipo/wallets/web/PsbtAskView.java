package org.malipo.wallets.web;

import java.util.Optional;
import org.malipo.wallets.setup.Refusal;

/**
 * The place to give a PSBT.
 *
 * @param wrong what was wrong with the last one; empty at first
 */
public record PsbtAskView(String path, String typed, Optional<Refusal> wrong) {}
