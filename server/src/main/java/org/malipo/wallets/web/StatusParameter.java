package org.malipo.wallets.web;

import java.util.Arrays;
import org.malipo.wallets.web.WalletData.TransactionStatus;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** Reads a status in a query as it stands in answers, in any case. */
@Component
class StatusParameter implements Converter<String, TransactionStatus> {
    @Override
    public TransactionStatus convert(String text) {
        return Arrays.stream(TransactionStatus.values())
                .filter(status -> status.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No status of a transaction"));
    }
}
