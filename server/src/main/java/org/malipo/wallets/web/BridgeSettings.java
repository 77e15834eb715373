package org.malipo.wallets.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param port where pages find the bridge to signing devices, on the machine of whoever looks at them */
@ConfigurationProperties("malipo.wallet.bridge")
record BridgeSettings(@DefaultValue("65092") int port) {}
