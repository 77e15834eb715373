package org.malipo.checkout;

/**
 * An address cut so that its ends stand out: people compare those.
 *
 * @param middle may be empty
 */
public record AddressParts(String start, String middle, String end) {
    private static final int END = 6;

    static AddressParts of(String address) {
        if (address.length() <= 2 * END) {
            return new AddressParts(address, "", "");
        }
        int last = address.length() - END;
        return new AddressParts(address.substring(0, END), address.substring(END, last), address.substring(last));
    }

    public String whole() {
        return start + middle + end;
    }
}
