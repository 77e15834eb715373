package org.malipo.client;

import org.jspecify.annotations.Nullable;

/** An address of a wallet, and how it comes of its keys. */
public record PreviewAddress(@Nullable String keyPath, int index, String address) {}
