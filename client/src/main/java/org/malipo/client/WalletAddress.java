package org.malipo.client;

/** An address to receive at. */
public record WalletAddress(String address, String keyPath, String paymentLink) {}
