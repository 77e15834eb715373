package org.malipo.wallets.web;

import org.malipo.web.QrPicture;

/** An address to send money to. */
public record ReceiveView(String path, String address, String link, QrPicture qr, String keyPath) {}
