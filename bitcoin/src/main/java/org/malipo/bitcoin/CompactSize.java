package org.malipo.bitcoin;

/** The variable-length numbers of Bitcoin's formats. */
public final class CompactSize {
    private CompactSize() {}

    /** {@return how many bytes a number takes} */
    public static int bytesOf(long number) {
        if (number < 0xfd) {
            return 1;
        }
        return number <= 0xffff ? 3 : number <= 0xffff_ffffL ? 5 : 9;
    }
}
