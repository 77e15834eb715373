package org.malipo.bitpay.web;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What can be wrong with a pay button. Sentences for scripts are those that they know. */
enum ButtonFault {
    STORE("Store", "Invalid store"),
    CLOSED("Store", "Store has not enabled Pay Button"),
    PRICE("Price", "Price must be greater than 0"),
    IPN("ServerIpn", "The address can't be called from this server"),
    EMAIL("NotifyEmail", "The e-mail address is malformed");

    private final String field;
    private final String sentence;

    ButtonFault(String field, String sentence) {
        this.field = field;
        this.sentence = sentence;
    }

    /** {@return the key of the sentence for people} */
    String key() {
        return "bitpay.button.wrong." + field + (this == CLOSED ? ".closed" : "");
    }

    static Map<String, List<String>> byField(List<ButtonFault> faults) {
        var messages = new TreeMap<String, List<String>>();
        faults.forEach(fault -> messages.put(fault.field, List.of(fault.sentence)));
        return messages;
    }
}
