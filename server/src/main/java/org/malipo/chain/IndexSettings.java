package org.malipo.chain;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is kept of the chain: {@code malipo.chain.*}.
 *
 * @param dustfilter satoshis; smaller outputs to watched scripts are left out, as if they had not been made
 */
@ConfigurationProperties("malipo.chain")
record IndexSettings(@DefaultValue("0") long dustfilter) {
    IndexSettings {
        if (dustfilter < 0) {
            throw new IllegalArgumentException("malipo.chain.dustfilter (" + dustfilter + ") must not be negative");
        }
    }
}
